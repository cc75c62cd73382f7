import type { Segment } from '../../../src/model/segment.ts';
import type { ProblemAction } from '../../../src/transcript/problemAction.ts';
import type { RecordingMessage } from '../../../src/transcript/protocol.ts';
import { CallTimeline } from './callTimeline.ts';
import { detour } from './detour.ts';
import { IncomingRecording } from './incomingRecording.ts';
import { RecordingPlayer } from './recordingPlayer.ts';
import type { Stage } from './stage.ts';
import type { Span, Timeline } from './timeline.ts';

/** What playback tells the one who made it. */
export interface PlaybackEvents {
  /** The position has changed. */
  moved(): void;
  /** The stage, or the way it is played, has changed. */
  changed(): void;
  progress(received: number, total: number | null): void;
  /** The browser wants a press of a button before it plays. */
  refused(): void;
  failed(message: string, actions: readonly ProblemAction[]): void;
  unplayable(mimeType: string, isBroken: boolean): void;
}

/** How a recording is asked for. */
export interface RecordingRequest {
  fetch(): void;
  /** Once more, after it failed or could not be played. */
  fetchAgain(): void;
  cancel(): void;
}

/** The way through a recording: fetches it when it is first wanted, loops, and skips silences. */
export class Playback {
  readonly player: RecordingPlayer;
  readonly #request: RecordingRequest;
  readonly #events: PlaybackEvents;
  readonly #incoming: IncomingRecording;
  readonly #timeline = new CallTimeline();
  #stage: Stage = 'none';
  #callLength: number | null = null;
  #loop: Span | null = null;
  #skipsSilences = false;
  #saved = 0;

  constructor(request: RecordingRequest, events: PlaybackEvents) {
    this.#request = request;
    this.#events = events;
    this.player = new RecordingPlayer({
      moved: () => this.#moved(),
      changed: () => this.#enter(this.player.isReady ? 'ready' : this.#stage),
      ended: () => this.#ended(),
      refused: () => events.refused(),
      unplayable: (mimeType, isBroken) => {
        this.#enter('problem');
        events.unplayable(mimeType, isBroken);
      },
    });
    this.#incoming = new IncomingRecording({
      progress: (received, total) => events.progress(received, total),
      complete: (mimeType, parts) => this.player.load(mimeType, parts),
      failed: ({ message, actions }) => {
        this.player.pause();
        this.#enter('problem');
        events.failed(message, actions);
      },
    });
  }

  get stage(): Stage {
    return this.#stage;
  }

  get timeline(): Timeline {
    return this.#timeline.current;
  }

  /** Whether the segments are still those from before the call was begun anew. */
  get isTimelineOld(): boolean {
    return this.#timeline.isOld;
  }

  /** Seconds, of the recording or else of the call or its last word; null when nothing is known. */
  get length(): number | null {
    return this.player.length ?? this.#callLength ?? (this.timeline.end || null);
  }

  /** What is repeated: a segment, as it was when that began. */
  get loop(): Span | null {
    return this.#loop;
  }

  get skipsSilences(): boolean {
    return this.#skipsSilences;
  }

  set skipsSilences(skips: boolean) {
    this.#skipsSilences = skips;
    this.#events.changed();
  }

  /** Seconds that were not listened to because nobody spoke. */
  get saved(): number {
    return this.#saved;
  }

  /**
   * What is known of the call, at first or anew. A recording that is there goes on playing, and what
   * is repeated goes on being repeated.
   *
   * @param hasSegments whether any will come
   */
  setCall(lengthSeconds: number | null, hasRecording: boolean, hasSegments: boolean): void {
    this.#timeline.begin(hasSegments);
    this.#callLength = lengthSeconds;
    if (this.#stage === 'ready' || this.#stage === 'fetching') return;
    if (!hasRecording) this.#loop = null;
    this.#enter(hasRecording ? 'idle' : 'none');
  }

  /** Takes the segments from index `first` on. */
  addSegments(first: number, segments: readonly Segment[]): void {
    this.#timeline.add(first, segments);
  }

  receive(message: RecordingMessage): void {
    this.#incoming.take(message);
  }

  play(): void {
    if (this.#stage === 'none' || this.#stage === 'problem') return;
    if (this.#stage === 'idle') this.#await(() => this.#request.fetch());
    this.player.play();
  }

  /** Fetches it once more, and plays on from where it was. */
  retry(): void {
    if (this.#stage !== 'problem') return;
    this.#await(() => this.#request.fetchAgain());
    this.player.play();
  }

  /** Gives up fetching. */
  cancel(): void {
    if (this.#stage !== 'fetching') return;
    this.#incoming.cancel();
    this.player.pause();
    this.#enter('idle');
    this.#request.cancel();
  }

  /** Where the reader wants to be; a loop elsewhere is over. */
  seek(seconds: number): void {
    const loop = this.#loop;
    if (loop && (seconds < loop.start || seconds >= loop.end)) this.#loop = null;
    this.player.seek(Math.min(seconds, this.length ?? Infinity));
    this.#events.changed();
  }

  toggleLoop(): void {
    this.#loop = this.#loop ? null : this.timeline.at(this.player.position).leader;
    this.#events.changed();
  }

  dispose(): void {
    this.cancel();
    this.player.dispose();
  }

  #await(request: () => void): void {
    this.#incoming.expect();
    this.#enter('fetching');
    this.#events.progress(0, null);
    request();
  }

  #enter(stage: Stage): void {
    this.#stage = stage;
    this.#events.changed();
  }

  #moved(): void {
    const { position, isPlaying } = this.player;
    const jump = isPlaying ? detour(position, this.timeline, this) : null;
    if (jump) {
      if (jump.isSilence) {
        this.#saved += jump.to - position;
        this.#events.changed();
      }
      this.player.seek(jump.to);
    }
    this.#events.moved();
  }

  #ended(): void {
    if (this.#loop) {
      this.player.seek(this.#loop.start);
      this.player.play();
    }
    this.#events.changed();
  }
}
