import { element, isolated } from '../element.ts';
import { property } from './stripPainting.ts';

/** Who speaks in which lane of the strip. For eyes only: the transcript says it to others. */
export class StripNames {
  readonly element = element('div', 'strip-names');
  #shown: readonly string[] = [];

  constructor() {
    this.element.ariaHidden = 'true';
  }

  /** @param names by lane */
  show(names: readonly string[]): void {
    const isSame =
      names.length === this.#shown.length &&
      names.every((name, lane) => name === this.#shown[lane]);
    if (isSame) return;
    this.#shown = names;
    const rows = names.map((name, lane) => {
      const row = element('div', 'strip-name', isolated(name));
      row.dataset['lane'] = String(lane);
      return row;
    });
    this.element.replaceChildren(...rows);
  }

  /** The colours of the lanes, as the theme has them now. */
  get colors(): string[] {
    return Array.from(this.element.children, (row) => property(row, '--speaker'));
  }
}
