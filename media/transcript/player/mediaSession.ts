/** What the keys of a keyboard or headset, and the system's own controls, ask for. */
export interface MediaKeys {
  play(): void;
  pause(): void;
  skip(seconds: number): void;
  seek(seconds: number): void;
  previousSegment(): void;
  nextSegment(): void;
}

/** Seconds, where the system does not say how far. */
const usualSkip = 10;

const actions: readonly MediaSessionAction[] = [
  'play',
  'pause',
  'seekbackward',
  'seekforward',
  'seekto',
  'previoustrack',
  'nexttrack',
];

/**
 * Takes the system's media keys while something plays. The system is told a title that names
 * nobody: it shows it on lock screens and hands it to other devices.
 *
 * @returns gives them back
 */
export function takeMediaKeys(title: string, keys: MediaKeys): () => void {
  const { mediaSession } = window.navigator;
  mediaSession.metadata = new MediaMetadata({ title });
  const handler = (details: MediaSessionActionDetails) => {
    const { action, seekOffset = usualSkip, seekTime } = details;
    if (action === 'play') keys.play();
    else if (action === 'pause') keys.pause();
    else if (action === 'seekbackward') keys.skip(-seekOffset);
    else if (action === 'seekforward') keys.skip(seekOffset);
    else if (action === 'seekto' && seekTime !== undefined) keys.seek(seekTime);
    else if (action === 'previoustrack') keys.previousSegment();
    else if (action === 'nexttrack') keys.nextSegment();
  };
  for (const action of actions) mediaSession.setActionHandler(action, handler);
  return () => {
    mediaSession.metadata = null;
    for (const action of actions) mediaSession.setActionHandler(action, null);
  };
}
