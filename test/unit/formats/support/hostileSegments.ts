import * as fc from 'fast-check';
import type { Segment } from '../../../../src/model/segment.ts';

/** What some format or some reader of it gives a meaning to. */
const signs = [
  '-->',
  '--->',
  '\n\n',
  '\r\n \r\n',
  '\r',
  '<',
  '<v Bob>',
  '</v>',
  '<00:00:04.000>',
  '>',
  '&',
  '&lt',
  '&amp;',
  '&copy',
  '{\\an8}',
  '{y:i}',
  '00:00:01,000 --> 00:00:02,000',
  '\n2\n00:00:01,000 --> 00:00:02,000\n',
  'NOTE',
  'STYLE',
  'WEBVTT',
  'שלום',
  'مرحبا',
  '\u202E',
  '\0',
  '\uD800',
  '\uDE00',
  '😀',
  '\u2028',
  '\u0085',
  '"',
  '""',
  ',',
  ';',
  ';=1+1;',
  '\t',
  "'",
  '=cmd|/C calc!A0',
  '+',
  '-',
  '@SUM(1)',
  '12',
  ' ',
  '你好世界',
];

export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...signs), fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

const seconds = fc.oneof(
  fc.constantFrom(null, 0, 0.0004, 59.9996, 3599.9995, 359_999.9, 360_000, 1_000_000, 1e300),
  fc.constantFrom(-1, -0.2, NaN, Infinity),
  fc.double({ min: 0, max: 60, noNaN: true }),
  fc.integer({ min: 0, max: 20 }),
);

/** Segments as no server should send them, but one may. */
export const hostileSegments: fc.Arbitrary<Segment[]> = fc.array(
  fc.record({
    speaker: fc.constantFrom('external', 'agent', 'user', 'A --> B', '', '<b>&\n'),
    text: hostileText,
    start: seconds,
    end: seconds,
  }),
  { maxLength: 30 },
);

/** The words alone: what a format does with white space and unwritable signs is its own matter. */
export function bareWords(text: string): string {
  return text
    .replaceAll('\0', '\uFFFD')
    .toWellFormed()
    .replace(/[\s\u0085]+/gu, '');
}
