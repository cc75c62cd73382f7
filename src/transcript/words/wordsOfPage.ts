import { l10n } from 'vscode';
import { keyHelpWords } from './keysOfPage.ts';
import type { PageWords } from './pageWords.ts';
import { playerWords } from './playerWordsOfPage.ts';

/** The page's own words, in the user's language. */
export function wordsOfPage(): PageWords {
  return {
    loading: l10n.t('Loading…'),
    summary: l10n.t('Summary'),
    transcript: l10n.t('Transcript'),
    tags: l10n.t('Tags'),
    refresh: l10n.t('Refresh'),
    export: l10n.t('Export…'),
    close: l10n.t('Close'),
    atTime: l10n.t('At {0}'),
    playFrom: l10n.t('Play from {0}'),
    noTime: l10n.t('No time known'),
    speakers: {
      speakers: l10n.t('Speakers'),
      showOrHide: l10n.t('Show or hide what {0} says'),
      silence: l10n.t('Silence {0}'),
    },
    player: playerWords(),
    find: {
      find: l10n.t('Find'),
      matchCase: l10n.t('Match Case'),
      wholeWord: l10n.t('Match Whole Word'),
      regex: l10n.t('Use Regular Expression'),
      previous: l10n.t('Previous Match'),
      next: l10n.t('Next Match'),
      close: l10n.t('Close'),
      hitOf: l10n.t('{0} of {1}'),
      orMore: l10n.t('{0}+'),
      noHits: l10n.t('No results'),
      broken: l10n.t('This expression is broken: {0}'),
      tooSlow: l10n.t('This expression takes too long.'),
    },
    keyHelp: keyHelpWords(),
    thread: {
      loadOlder: l10n.t('Show Older'),
      loadNewer: l10n.t('Show Newer'),
      loadingOlder: l10n.t('Loading older calls and messages…'),
      loadingNewer: l10n.t('Loading newer calls and messages…'),
      olderLoaded: l10n.t('Older entries loaded: {0}'),
      newerLoaded: l10n.t('Newer entries loaded: {0}'),
      beginning: l10n.t('This is where the conversation begins.'),
      empty: l10n.t('No calls or messages yet.'),
      showTranscript: l10n.t('Show Transcript'),
      hideTranscript: l10n.t('Hide Transcript'),
      openCall: l10n.t('Open in a Tab'),
      unknownDay: l10n.t('Unknown date'),
      noText: l10n.t('No text'),
    },
  };
}
