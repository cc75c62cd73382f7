import { english } from './text/english.ts';
import { french } from './text/french.ts';

/** Every tag that a call may bear by its subject or its end. */
export const tags: readonly string[] = [
  ...new Set([
    ...[english, french].flatMap(({ scenarios, quickCalls }) =>
      [...scenarios, ...quickCalls].flatMap((scenario) => scenario.tags),
    ),
    'to_call_back',
    'after-hours',
  ]),
].sort();
