import { l10n } from 'vscode';
import type { KeyHelpWords, KeyWords } from './pageWords.ts';

/**
 * The keys of the page, as its help lists them. They are those that players and VS Code have taught
 * people; the page itself listens to them (`media/transcript`).
 */
export function keyHelpWords(): KeyHelpWords {
  const mod = '{0}';
  const shift = '{1}';
  const key = (shown: string[], does: string, screen?: KeyWords['screen']) => ({
    shown,
    does,
    ...(screen && { screen }),
  });
  return {
    title: l10n.t('Keys'),
    control: l10n.t('Ctrl'),
    shift: l10n.t('Shift'),
    groups: [
      {
        title: l10n.t('Listening'),
        screen: 'call',
        keys: [
          key([l10n.t('Space'), 'K'], l10n.t('Play or pause')),
          key(['←', '→'], l10n.t('5 seconds back or forward')),
          key(['J', 'L'], l10n.t('10 seconds back or forward')),
          key([`${shift} ←`, `${shift} →`], l10n.t('Previous or next segment')),
          key(['<', '>'], l10n.t('Slower or faster')),
          key(['0 – 9'], l10n.t('To that tenth of the call')),
          key(['R'], l10n.t('Repeat the segment')),
          key(['S'], l10n.t('Skip silences')),
          key(['M'], l10n.t('Mute')),
          key(['.'], l10n.t('Back to what is being said')),
        ],
      },
      {
        title: l10n.t('Reading'),
        keys: [
          key(['↑', '↓'], l10n.t('Previous or next row, from the one that has the focus')),
          key([l10n.t('Enter')], l10n.t('Play from the row that has the focus'), 'call'),
          key(
            [l10n.t('Enter')],
            l10n.t('Show or hide the transcript of the call that has the focus'),
            'thread',
          ),
          key(['G'], l10n.t('Go to a time'), 'call'),
          key([`${mod} F`], l10n.t('Find')),
          key(['F3', `${shift} F3`], l10n.t('Next or previous hit')),
        ],
      },
      {
        title: l10n.t('Quoting: what is selected, or the row that has the focus'),
        keys: [
          key(['C'], l10n.t('Copy as text')),
          key(['Q'], l10n.t('Copy as Markdown quote')),
          key(['Y'], l10n.t('Copy a link')),
          key([`${shift} Y`], l10n.t('Copy a short reference, for code and documents')),
          key([`${shift} C`], l10n.t('Copy the summary')),
          key(['E'], l10n.t('Export…')),
          key(['?'], l10n.t('Show these keys')),
        ],
      },
    ],
  };
}
