import assert from 'node:assert/strict';
import type { DownloadOptions } from '../../../src/allo/client.ts';
import { Recordings } from '../../../src/conversations/recordings.ts';
import type { Call } from '../../../src/model/call.ts';
import type { Recording } from '../../../src/model/recording.ts';

const mebibyte = 1024 * 1024;

function call(id: string): Call {
  return {
    kind: 'call',
    key: id,
    id,
    direction: null,
    from: null,
    to: null,
    startedAt: null,
    lengthSeconds: null,
    result: null,
    summary: null,
    tags: [],
    recordingUrl: '/a.mp3',
    transcript: null,
  };
}

/** A fetch of one recording, which the test ends. */
interface Fetching extends DownloadOptions {
  readonly id: string;
  readonly end: (recording: Recording) => void;
  readonly fail: (error: Error) => void;
}

describe('Recordings', () => {
  let fetches: Fetching[];
  let recordings: Recordings;

  beforeEach(() => {
    fetches = [];
    recordings = new Recordings((call, options) => {
      const { promise, resolve, reject } = Promise.withResolvers<Recording>();
      fetches.push({ id: call.id, ...options, end: resolve, fail: reject });
      return promise;
    });
  });

  const recording = (bytes = 1): Recording => ({
    bytes: new Uint8Array(bytes),
    mimeType: 'audio/mpeg',
  });
  const fetched = () => fetches.map(({ id }) => id);
  const last = (): Fetching => {
    const fetching = fetches.at(-1);
    assert.ok(fetching);
    return fetching;
  };

  /** Fetches a recording of that size. */
  async function load(id: string, bytes: number): Promise<Recording> {
    const got = recordings.get(call(id));
    last().end(recording(bytes));
    return got;
  }

  it('are fetched once for all who ask, meanwhile and later', async () => {
    const first = recordings.get(call('a'));
    const second = recordings.get(call('a'));
    last().end(recording());
    assert.equal(await first, await second);
    assert.equal(await recordings.get(call('a')), await first);
    assert.deepEqual(fetched(), ['a']);
  });

  it('are asked for again after a failure', async () => {
    const failed = recordings.get(call('a'));
    last().fail(new Error('cut'));
    await assert.rejects(failed, /cut/);
    await load('a', 1);
    assert.deepEqual(fetched(), ['a', 'a']);
  });

  it('tell everybody how far they are, newcomers at once', async () => {
    const told: string[] = [];
    const follow = (name: string) =>
      recordings.get(call('a'), {
        onProgress: (received, total) => told.push(`${name} ${received}/${String(total)}`),
      });
    const first = follow('first');
    last().onProgress?.(1, 3);
    const second = follow('second');
    last().onProgress?.(2, 3);
    assert.deepEqual(told, ['first 1/3', 'second 1/3', 'first 2/3', 'second 2/3']);
    last().end(recording());
    await Promise.all([first, second]);
    last().onProgress?.(3, 3);
    assert.equal(told.length, 4);
  });

  it('come for those who wait when others give up, and are cancelled when all do', async () => {
    const one = new AbortController();
    const other = new AbortController();
    const told: string[] = [];
    const first = recordings.get(call('a'), {
      signal: one.signal,
      onProgress: () => told.push('first'),
    });
    const second = recordings.get(call('a'), { signal: other.signal });
    one.abort();
    await assert.rejects(first, { name: 'AbortError' });
    last().onProgress?.(1, 2);
    assert.deepEqual(told, []);
    assert.equal(last().signal?.aborted, false);
    other.abort();
    await assert.rejects(second, { name: 'AbortError' });
    assert.equal(last().signal?.aborted, true);
    await load('a', 1);
    assert.deepEqual(fetched(), ['a', 'a']);
  });

  it('are not asked for by one who has given up before', async () => {
    await assert.rejects(recordings.get(call('a'), { signal: AbortSignal.abort() }));
    assert.deepEqual(fetched(), []);
  });

  it('stay as long as all together are not too large, the one used last the longest', async () => {
    await load('a', 30 * mebibyte);
    await load('b', 30 * mebibyte);
    await recordings.get(call('a'));
    await load('c', 4 * mebibyte);
    await Promise.all(['a', 'b', 'c'].map((id) => recordings.get(call(id))));
    assert.deepEqual(fetched(), ['a', 'b', 'c']);
    // The order of use is a, b, c.
    await load('d', 1);
    await Promise.all(['b', 'c', 'd'].map((id) => recordings.get(call(id))));
    assert.deepEqual(fetched(), ['a', 'b', 'c', 'd']);
    await load('a', 30 * mebibyte);
    assert.deepEqual(fetched(), ['a', 'b', 'c', 'd', 'a']);
  });

  it('that are larger than all may be stay alone, until the next', async () => {
    await load('a', 1);
    await load('huge', 65 * mebibyte);
    await recordings.get(call('huge'));
    assert.deepEqual(fetched(), ['a', 'huge']);
    await load('a', 1);
    await load('huge', 65 * mebibyte);
    assert.deepEqual(fetched(), ['a', 'huge', 'a', 'huge']);
  });

  it('are forgotten when they are told to be, those under way as well', async () => {
    await load('a', 1);
    recordings.forget('a');
    const old = recordings.get(call('a'));
    const [, before] = fetches;
    recordings.forget('a');
    const anew = recordings.get(call('a'));
    const newest = recording(3);
    last().end(newest);
    await anew;
    before?.end(recording(2));
    assert.equal((await old).bytes.length, 2);
    assert.equal(await recordings.get(call('a')), newest);
    assert.deepEqual(fetched(), ['a', 'a', 'a']);
  });

  it('are gone when the account is', async () => {
    await load('a', 1);
    const late = recordings.get(call('b'));
    recordings.dispose();
    last().end(recording());
    await late;
    const again = [recordings.get(call('a')), recordings.get(call('b'))];
    assert.deepEqual(fetched(), ['a', 'b', 'a', 'b']);
    for (const fetching of fetches) fetching.end(recording());
    await Promise.all(again);
  });
});
