/** `node test/bench/contactIndex.bench.ts` prints how long a key press takes among 12,000 contacts. */
import { ContactIndex } from '../../src/matching/contactIndex.ts';
import { manyContacts, unlikeContacts } from './manyContacts.ts';

const typed = [
  'ada lovelace',
  'vice president',
  'lefevre hel',
  'lefvre',
  '06 39 98 20 42',
  '+1 (212) 555-0142',
  'atelier@',
  'o’donnell',
  'zzzzzzzz',
  'a b c d e f g h',
];

for (const [name, contacts] of [
  ['as in the sample server', manyContacts(12_000)],
  ['of whom none share a name', unlikeContacts(12_000)],
] as const) {
  const index = new ContactIndex();
  const started = performance.now();
  for (let known = 100; known <= contacts.length; known += 100)
    index.sync(contacts.slice(0, known));
  const loading = performance.now() - started;
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    for (const text of typed) {
      for (let length = 1; length <= text.length; length++) {
        const before = performance.now();
        index.find(text.slice(0, length), 100);
        if (round > 0) times.push(performance.now() - before);
      }
    }
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor((times.length - 1) * part)] ?? 0).toFixed(2);
  console.log(
    `12,000 contacts ${name}: added in 120 pages in ${loading.toFixed(0)} ms;` +
      ` a key takes ${at(0.5)} ms (median), ${at(0.95)} ms (95 %), ${at(1)} ms (worst of ${times.length})`,
  );
}
