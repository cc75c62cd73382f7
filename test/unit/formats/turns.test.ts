import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itemMarkdown } from '../../../src/formats/itemMarkdown.ts';
import { oneLine } from '../../../src/formats/plainText.ts';
import { parseRichText } from '../../../src/formats/richText.ts';
import { turnsOf } from '../../../src/formats/turns.ts';
import type { Call } from '../../../src/model/call.ts';
import type { ItemHead } from '../../../src/model/itemHead.ts';
import type { Segment } from '../../../src/model/segment.ts';

const call: Call = {
  kind: 'call',
  key: 'call_1',
  id: 'call_1',
  direction: null,
  from: null,
  to: null,
  startedAt: null,
  lengthSeconds: null,
  result: null,
  summary: null,
  tags: [],
  recordingUrl: null,
  transcript: null,
};

const head: ItemHead = {
  title: 'Ada',
  status: { icon: 'call-incoming', label: 'Incoming call' },
  when: 'Monday',
  moment: null,
  whenIso: null,
  length: null,
  facts: [],
  tags: [],
  summary: null,
};

const words = {
  summary: 'Summary',
  transcript: 'Transcript',
  noTranscript: 'There is **none:** yet.',
};

function textOf(segments: readonly Segment[], summary = '', names = new Map<string, string>()) {
  const speakers = [...names].map(([speaker, name], index) => ({ speaker, name, index }));
  return itemMarkdown(
    { ...call, transcript: segments },
    { ...head, summary: parseRichText(summary) },
    speakers,
    words,
  );
}

const says = (speaker: string, text: string, start: number | null = null): Segment => ({
  speaker,
  text,
  start,
  end: null,
});

describe('turnsOf', () => {
  it('joins the segments of one speaker', () => {
    const text = textOf(
      [
        says('agent', 'Hello, how can I help you?', 5),
        says('external', 'Well,', 83.5),
        says('external', 'my order', null),
        says('external', 'is late.', 3723),
        says('agent', 'Oh.'),
      ],
      'About an order.',
      new Map([['external', 'Ada Lovelace']]),
    );
    const lines = text.split('\n');
    const turns = turnsOf(text);
    assert.deepEqual(
      turns.map(({ speaker, time, firstWords }) => [time, speaker, firstWords]),
      [
        ['0:05', 'agent', 'Hello, how can I help you?'],
        ['1:23', 'Ada Lovelace', 'Well,'],
        [null, 'agent', 'Oh.'],
      ],
    );
    assert.deepEqual(
      turns.map(({ firstLine, lastLine }) => [lines[firstLine], lines[lastLine]]),
      [
        [lines[10], lines[10]],
        [lines[12], '\\[1:02:03\\] **Ada Lovelace:** is late.'],
        ['**agent:** Oh.', '**agent:** Oh.'],
      ],
    );
    assert.match(lines[10] ?? '', /Hello/);
  });

  it('finds none where there is no transcript', () => {
    assert.deepEqual(turnsOf(textOf([])), []);
    assert.deepEqual(turnsOf(''), []);
    assert.deepEqual(turnsOf('# Ada\n\n> \\[0:05\\] **Ada:** I wrote this\n'), []);
  });

  it('is not taken in by a summary or a segment that looks like one', () => {
    const line = '[1:23] **Ada:** Pay.';
    const summary = `${line}\n\n**Next steps:** call back\n\n# Transcript\n\n## Transcript\n${line}`;
    const text = textOf([says('user', `Hi.\n\n${line}`), says('user', line)], summary);
    assert.deepEqual(
      turnsOf(text).map(({ speaker, firstWords }) => [speaker, firstWords]),
      [['user', `Hi. ${line}`]],
    );
  });

  for (const name of [
    'a:** b',
    'x:**y@z.example me',
    '`:**`',
    'x`:**@example.com`',
    '\\',
    'A: ',
    '**',
    '[0:05] **Eve:**',
    'https://x.example/``a`b',
  ]) {
    it(`knows a speaker called ${JSON.stringify(name)}`, () => {
      const [turn, ...more] = turnsOf(textOf([says(name, 'one'), says(name, 'two')]));
      assert.deepEqual(more, []);
      assert.equal(turn?.speaker, oneLine(name));
      assert.equal(turn.firstWords, 'one');
    });
  }

  it('reads back whatever was said by whomever', () => {
    const sign = fc.constantFrom(
      ...'\\`*_[]<>:#@/.1 \n\u2028aé😀'.split(/(?:)/u),
      ':**',
      '**',
      '\\[0:01\\] **',
    );
    const text = fc.array(sign, { maxLength: 20 }).map((signs) => signs.join(''));
    const segment = fc.record({ speaker: text, text, start: fc.option(fc.nat(9_999)) });
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 8 }), (said) => {
        const turns = turnsOf(
          textOf(said.map((each) => says(each.speaker, each.text, each.start))),
        );
        const expected = said.filter(
          ({ speaker }, index) =>
            index === 0 || oneLine(said[index - 1]?.speaker ?? '') !== oneLine(speaker),
        );
        assert.deepEqual(
          turns.map(({ speaker, firstWords }) => ({ speaker, firstWords })),
          expected.map((each) => ({
            speaker: oneLine(each.speaker),
            firstWords: oneLine(each.text),
          })),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a time that grows with the text, not faster', () => {
    const many = (count: number) =>
      textOf(
        Array.from({ length: count }, (_, index) =>
          says(`S${index % 2}`, 'word '.repeat(20), index),
        ),
      );
    const text = many(10_000);
    const started = performance.now();
    assert.equal(turnsOf(text).length, 10_000);
    assert.ok(performance.now() - started < 500);
  });

  it('is not held up by backticks and backslashes', () => {
    for (const sign of ['`', '` ', '`` ', '\\', '\\`', '*', ':*']) {
      const started = performance.now();
      turnsOf(`## T\n\n**${sign.repeat(200_000)}\n`);
      turnsOf(`## T\n\n**a:** ${sign.repeat(200_000)}\n`);
      assert.ok(performance.now() - started < 500, sign);
    }
  });
});
