import type { PageWords } from '../../src/transcript/words/pageWords.ts';
import { iconButton, textButton } from './button.ts';
import { element } from './element.ts';
import { icon } from './icon.ts';
import type { ShownProblem } from './state.ts';

/** What can be done about a problem. */
export interface ProblemEvents {
  act(action: string): void;
  dismiss(): void;
}

/** A problem that leaves nothing else to show. */
export function problemPage(problem: ShownProblem, events: ProblemEvents): HTMLElement {
  return element(
    'section',
    'problem-page',
    icon('error'),
    message(problem),
    actions(problem, events, 'primary'),
  );
}

/** A problem above what was there before it. */
export function problemBar(
  problem: ShownProblem,
  words: PageWords,
  events: ProblemEvents,
): HTMLElement {
  const text = message(problem);
  text.id = 'problem';
  const bar = element(
    'section',
    'problem-bar',
    icon('warning'),
    text,
    actions(problem, events, 'secondary'),
    iconButton('close', words.close, () => events.dismiss()),
  );
  bar.setAttribute('aria-labelledby', text.id);
  return bar;
}

function message(problem: ShownProblem): HTMLElement {
  const text = element('p', 'problem-message', problem.message);
  text.dir = 'auto';
  return text;
}

function actions(
  problem: ShownProblem,
  events: ProblemEvents,
  firstLook: 'primary' | 'secondary',
): HTMLElement {
  return element(
    'div',
    'actions',
    ...problem.actions.map(({ id, label }, index) =>
      textButton(label, index === 0 ? firstLook : 'secondary', () => events.act(id)),
    ),
  );
}
