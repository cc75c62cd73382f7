import type { Fact, ItemHead } from '../../src/model/itemHead.ts';
import type { PageWords } from '../../src/transcript/words/pageWords.ts';
import { element, isolated } from './element.ts';
import { icon } from './icon.ts';
import { summary } from './summary.ts';

/**
 * All that stands above the transcript.
 *
 * @param tools stand beside the title
 */
export function head(item: ItemHead, words: PageWords, tools: readonly HTMLElement[]): HTMLElement {
  const title = element('div', 'title', element('h1', '', isolated(item.title)), ...tools);
  const header = element('header', 'head', title, meta(item));
  if (item.facts.length > 0) header.append(element('dl', 'facts', ...item.facts.map(fact)));
  if (item.tags.length > 0) header.append(tags(item.tags, words.tags));
  if (item.summary !== null && item.summary.length > 0) {
    header.append(summary(item.summary, words.summary));
  }
  return header;
}

function meta(item: ItemHead): HTMLElement {
  const when = element('time', '', item.when);
  if (item.whenIso !== null) when.dateTime = item.whenIso;
  if (item.moment !== null) when.title = item.moment;
  const status = element('span', 'status', icon(item.status.icon), item.status.label);
  const line = element('p', 'meta', status, ' ', part(when));
  if (item.length !== null) line.append(' ', part(item.length));
  return line;
}

/** The dot goes with what it sets apart, so that no line ends in one. */
function part(content: Node | string): HTMLElement {
  return element('span', 'part', dot(), content);
}

/** Text, not decoration, so that what is copied does not run together. */
function dot(): HTMLElement {
  const made = element('span', 'dot', ' · ');
  made.ariaHidden = 'true';
  return made;
}

function fact({ label, value }: Fact): HTMLElement {
  return element('div', '', element('dt', '', label), ' ', element('dd', '', isolated(value)));
}

export function tags(names: readonly string[], label: string): HTMLElement {
  const list = element('ul', 'tags', ...names.map((name) => element('li', '', isolated(name))));
  list.ariaLabel = label;
  // Without it WebKit-based screen readers no longer see a list in one without bullets.
  list.role = 'list';
  return list;
}
