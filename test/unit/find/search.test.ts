import assert from 'node:assert/strict';
import { Corpus } from '../../../media/transcript/find/corpus.ts';
import { mostHits } from '../../../media/transcript/find/findProtocol.ts';
import { emptyQuery } from './emptyQuery.ts';
import { Search } from '../../../media/transcript/find/search.ts';
import { Unit } from '../../../media/transcript/find/unit.ts';

function slice(part: number, first: number, ...texts: readonly string[]) {
  return { part, first, units: texts.map((text) => new Unit(text, text[0] ?? null)) };
}

function run(search: Search): string[] {
  while (!search.isDone) search.step();
  const hits = Array.from(search.take());
  return Array.from({ length: hits.length / 4 }, (_, hit) =>
    hits.slice(4 * hit, 4 * hit + 4).join(' '),
  );
}

const request = { ...emptyQuery, text: 'x', hiddenSpeakers: [] };

describe('find: searching a corpus', () => {
  it('goes in reading order, whatever the order in which it was loaded', () => {
    const corpus = new Corpus();
    for (const loaded of [slice(2, 0, 'x'), slice(-1, 5, 'x'), slice(-1, 0, 'a', 'bx')]) {
      assert.equal(corpus.load(loaded), true);
    }
    assert.deepEqual(run(new Search(request, corpus.slices)), ['-1 1 1 2', '-1 5 0 1', '2 0 0 1']);
  });

  it('takes what comes twice once, and anew what was taken away', () => {
    const corpus = new Corpus();
    corpus.load(slice(0, 0, 'x'));
    assert.equal(corpus.load(slice(0, 0, 'x')), false);
    assert.deepEqual(run(new Search(request, corpus.slices)), ['0 0 0 1']);
    corpus.unload(0);
    assert.deepEqual(run(new Search(request, corpus.slices)), []);
    assert.equal(corpus.load(slice(0, 0, 'xx')), true);
    corpus.clear();
    assert.equal(corpus.slices.length, 0);
  });

  it('goes on with what is loaded later', () => {
    const search = new Search(request, [slice(0, 0, 'x')]);
    assert.deepEqual(run(search), ['0 0 0 1']);
    assert.equal(search.isDone, true);
    search.add(slice(0, 1, 'yx'));
    assert.equal(search.isDone, false);
    assert.deepEqual(run(search), ['0 1 1 2']);
  });

  it('passes over empty slices and over who is hidden', () => {
    const slices = [slice(0, 0), slice(0, 0, 'ax', 'bx', 'x')];
    const search = new Search({ ...request, hiddenSpeakers: ['b'] }, slices);
    assert.deepEqual(run(search), ['0 0 1 2', '0 2 0 1']);
  });

  it('stops when there are too many hits, and not before', () => {
    const full = 'x'.repeat(mostHits / 2);
    const exact = new Search(request, [slice(0, 0, full, full, 'a')]);
    assert.equal(run(exact).length, mostHits);
    assert.equal(exact.isCapped, false);
    const over = new Search(request, [slice(0, 0, full, full, 'x', full)]);
    assert.equal(run(over).length, mostHits);
    assert.equal(over.isCapped, true);
  });
});
