import { l10n } from 'vscode';
import type { KeyName, PlayerWords } from './playerWords.ts';

/** The words around listening, in the user's language. */
export function playerWords(): PlayerWords {
  const key = (shown: string, aria: string): KeyName => ({ shown, aria });
  const shift = l10n.t('Shift');
  return {
    recording: l10n.t('Recording'),
    listen: l10n.t('Listen'),
    play: l10n.t('Play'),
    pause: l10n.t('Pause'),
    back: l10n.t('5 seconds back'),
    forward: l10n.t('5 seconds forward'),
    previous: l10n.t('Previous segment'),
    next: l10n.t('Next segment'),
    speed: l10n.t('Speed'),
    rate: l10n.t('{0}×'),
    silences: l10n.t('Skip silences'),
    saved: l10n.t('{0} saved'),
    loop: l10n.t('Repeat this segment'),
    mute: l10n.t('Mute'),
    volume: l10n.t('Volume'),
    save: l10n.t('Save Recording…'),
    position: l10n.t('{0} of {1}'),
    fetching: l10n.t('Fetching the recording…'),
    fetched: l10n.t('{0} of {1}'),
    cancel: l10n.t('Cancel'),
    refused: l10n.t('Press play once more to listen.'),
    unplayable: l10n.t(
      'VS Code cannot play this recording ({0}). Save it to hear it in another program, or open the call in Allo.',
    ),
    broken: l10n.t('This recording is damaged and cannot be played.'),
    retry: l10n.t('Retry'),
    openInAllo: l10n.t('Open in Allo'),
    strip: l10n.t('Who speaks when'),
    backToSpoken: l10n.t('Back to {0}'),
    mediaTitle: l10n.t('Allo call'),
    switchedOn: l10n.t('{0}: on'),
    switchedOff: l10n.t('{0}: off'),
    keys: {
      play: key('K', 'K'),
      back: key('←', 'ArrowLeft'),
      forward: key('→', 'ArrowRight'),
      previous: key(`${shift}+←`, 'Shift+ArrowLeft'),
      next: key(`${shift}+→`, 'Shift+ArrowRight'),
      slower: key('<', 'Shift+<'),
      faster: key('>', 'Shift+>'),
      silences: key('S', 'S'),
      loop: key('R', 'R'),
      mute: key('M', 'M'),
      backToSpoken: key('.', '.'),
    },
  };
}
