import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PartNumbers } from '../../../media/transcript/thread/partNumbers.ts';
import { ThreadModel } from '../../../media/transcript/thread/threadModel.ts';
import { ThreadTexts } from '../../../media/transcript/thread/threadTexts.ts';
import { call, message, threadMessage } from './entries.ts';

describe('thread page: numbers of parts', () => {
  const rises = (numbers: PartNumbers, order: readonly string[]) => {
    const given = order.map((key) => numbers.of(key) ?? NaN);
    return given.every((number, index) => index === 0 || number >= (given[index - 1] ?? 0) + 2);
  };

  it('rise in reading order and stay, whatever comes before, between or after', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 30 })),
        (orders) => {
          const numbers = new PartNumbers();
          let before = new Map<string, number>();
          for (const keys of orders) {
            const order = keys.toSorted((a, b) => a - b).map(String);
            const areKept = numbers.arrange(order);
            assert.ok(rises(numbers, order));
            for (const key of order) {
              const number = numbers.of(key) ?? NaN;
              if (areKept && before.has(key)) assert.equal(number, before.get(key));
              assert.deepEqual(numbers.entryOf(number), { key, isTranscript: false });
              assert.deepEqual(numbers.entryOf(number + 1), { key, isTranscript: true });
            }
            before = new Map(order.map((key) => [key, numbers.of(key) ?? NaN]));
          }
        },
      ),
    );
  });

  it('are given anew when entries change places, or no room is left', () => {
    const numbers = new PartNumbers();
    assert.equal(numbers.arrange(['a', 'b']), true);
    assert.equal(numbers.arrange(['b', 'a']), false);
    assert.ok(rises(numbers, ['b', 'a']));
    let order = ['a', 'z'];
    numbers.arrange(order);
    let isKept = true;
    for (let step = 0; step < 12 && isKept; step++) {
      order = ['a', String(step), ...order.slice(1)];
      isKept = numbers.arrange(order);
      assert.ok(rises(numbers, order));
    }
    assert.equal(isKept, false);
  });

  it('know nothing of what is gone', () => {
    const numbers = new PartNumbers();
    numbers.arrange(['a', 'b']);
    const gone = numbers.of('a') ?? NaN;
    numbers.arrange(['b']);
    assert.equal(numbers.entryOf(gone), null);
  });
});

describe('thread page: what is searched', () => {
  const json = new TextEncoder().encode('[]');
  const slice = (first = 0, version = 1) =>
    ({
      type: 'thread-transcript',
      key: 'b',
      version,
      total: 9,
      speakers: [],
      first,
      json,
    }) as const;
  let model: ThreadModel;
  let words: Map<string, string[]>;
  let texts: ThreadTexts;

  beforeEach(() => {
    model = new ThreadModel();
    words = new Map([
      ['a', ['first']],
      ['b', ['second', 'third']],
    ]);
    texts = new ThreadTexts(model, (key) => words.get(key) ?? []);
    model.apply(threadMessage([message('a', 1), call('b', 2, { segments: 1 })]));
  });

  it('is given once, and the transcript of a call as it comes', () => {
    const first = texts.update();
    assert.deepEqual(
      first.loaded.map((load) => load.texts),
      [['first'], ['second', 'third']],
    );
    assert.deepEqual(texts.update(), { isAnew: false, gone: [], loaded: [] });
    const { gone, loaded } = texts.addTranscript(slice());
    assert.deepEqual(gone, []);
    const part = (texts.part('b') ?? NaN) + 1;
    assert.deepEqual(loaded, [{ part, first: 0, texts: json }]);
    const later = texts.addTranscript(slice(5));
    assert.deepEqual([later.gone, later.loaded], [[], [{ part, first: 5, texts: json }]]);
    assert.deepEqual(texts.update(), { isAnew: false, gone: [], loaded: [] });
  });

  it('takes a transcript back when there is another one', () => {
    texts.update();
    texts.addTranscript(slice());
    texts.addTranscript(slice(5));
    const { gone, loaded } = texts.addTranscript(slice(0, 2));
    assert.deepEqual(gone, [(texts.part('b') ?? NaN) + 1]);
    assert.deepEqual(loaded, [{ part: gone[0], first: 0, texts: json }]);
    assert.deepEqual(texts.update(), { isAnew: false, gone: [], loaded: [] });
  });

  it('is given again when it has changed, and taken back when it is gone', () => {
    texts.update();
    texts.addTranscript(slice());
    const [a, b] = [texts.part('a') ?? NaN, texts.part('b') ?? NaN];
    words.set('b', ['other']);
    assert.deepEqual(texts.update(), {
      isAnew: false,
      gone: [b],
      loaded: [{ part: b, first: 0, texts: ['other'] }],
    });
    model.apply({ ...threadMessage([]), order: ['a'] });
    assert.deepEqual(texts.update(), { isAnew: false, gone: [b, b + 1], loaded: [] });
    assert.deepEqual(texts.entryOf(a), { key: 'a', isTranscript: false });
  });

  it('is all given again when the numbers are', () => {
    texts.update();
    texts.addTranscript(slice());
    model.apply({ ...threadMessage([]), order: ['b', 'a'] });
    const { isAnew, gone, loaded } = texts.update();
    assert.equal(isAnew, true);
    assert.deepEqual(gone, []);
    assert.equal(loaded.length, 3);
  });
});
