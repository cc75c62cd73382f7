import { element } from '../element.ts';
import { withKey } from './controlButton.ts';
import { fillIn } from '../fillIn.ts';
import type { PlayerWords } from '../../../src/transcript/words/playerWords.ts';
import { rates } from './rates.ts';

/** The speeds as a menu: a native one, which every keyboard and screen reader knows. */
export function speedMenu(
  words: PlayerWords,
  language: string,
  onChoose: (rate: number) => void,
): HTMLSelectElement {
  const menu = element('select', 'speed');
  const numbers = new Intl.NumberFormat(language);
  for (const rate of rates) {
    const option = element('option', '', fillIn(words.rate, numbers.format(rate)));
    option.value = String(rate);
    menu.append(option);
  }
  const { slower, faster } = words.keys;
  const both =
    slower && faster ? { shown: `${slower.shown} ${faster.shown}`, aria: '' } : undefined;
  menu.ariaLabel = words.speed;
  menu.title = withKey(words.speed, both);
  menu.addEventListener('change', () => onChoose(Number(menu.value)));
  return menu;
}
