import assert from 'node:assert/strict';
import type { RowMetrics } from '../../media/transcript/blockHeight.ts';
import { estimateBlockHeight } from '../../media/transcript/blockHeight.ts';
import { codiconOutline } from '../../media/transcript/codicons.ts';
import { parseSegments } from '../../media/transcript/parseSegments.ts';
import { recallPlace, rememberPlace } from '../../media/transcript/place.ts';
import { startsRun } from '../../media/transcript/runs.ts';
import { SegmentStore } from '../../media/transcript/segmentStore.ts';
import { SpeakerDirectory, laneCount, laneOf } from '../../media/transcript/speakerDirectory.ts';
import { initialState, reduce } from '../../media/transcript/state.ts';
import type { Segment } from '../../src/model/segment.ts';
import { encodeSegments } from '../../src/transcript/protocol.ts';

const loading = { type: 'loading' } as const;
const call = {
  type: 'call',
  sequence: 1,
  call: {
    head: {
      title: 'Ada Lovelace',
      status: { icon: 'call-incoming', label: 'Incoming call' },
      when: '15 January 2024 at 10:30',
      moment: 'Monday 15 January 2024 at 10:30:00 UTC',
      whenIso: '2024-01-15T10:30:00Z',
      length: '5 min 30 s',
      facts: [],
      tags: [],
      summary: null,
    },
    body: { type: 'no-transcript', message: 'None yet' },
    lengthSeconds: 330,
    hasRecording: false,
  },
} as const;
const problem = { type: 'problem', message: 'Offline', actions: [] } as const;

function segment(text: string, speaker = 'user'): Segment {
  return { speaker, text, start: null, end: null };
}

function numbered(from: number, to: number): Segment[] {
  return Array.from({ length: to - from }, (_, index) => segment(String(from + index)));
}

describe('transcript page: state', () => {
  it('waits for the host at first', () => {
    assert.deepEqual(initialState, { isBusy: true, hasContent: false, problem: null });
  });

  it('has content once a call has come, and is no longer busy', () => {
    const state = reduce(reduce(initialState, loading), call);
    assert.deepEqual(state, { isBusy: false, hasContent: true, problem: null });
  });

  it('keeps the content while it is refreshed and when that fails', () => {
    const refreshing = reduce(reduce(initialState, call), loading);
    const failed = reduce(refreshing, problem);
    assert.equal(refreshing.isBusy, true);
    assert.equal(failed.isBusy, false);
    assert.equal(failed.hasContent, true);
    assert.deepEqual(failed.problem, { message: 'Offline', actions: [] });
  });

  it('drops a problem when it is tried again, answered, or taken away', () => {
    const failed = reduce(reduce(initialState, call), problem);
    assert.equal(reduce(failed, loading).problem, null);
    assert.equal(reduce(failed, call).problem, null);
    assert.equal(reduce(failed, { type: 'dismiss' }).problem, null);
  });

  it('keeps a problem that fills the page', () => {
    const failed = reduce(initialState, problem);
    assert.equal(reduce(failed, { type: 'dismiss' }), failed);
  });
});

describe('transcript page: slices', () => {
  const textsOf = (store: SegmentStore) => store.segments.map(({ text }) => text);
  const upTo = (end: number) => numbered(0, end).map(({ text }) => text);

  it('puts slices that come in order behind each other', () => {
    const store = new SegmentStore(7);
    store.add(0, numbered(0, 3));
    assert.deepEqual(textsOf(store), upTo(3));
    assert.equal(store.isComplete, false);
    store.add(3, numbered(3, 7));
    assert.deepEqual(textsOf(store), upTo(7));
    assert.equal(store.isComplete, true);
  });

  it('holds back what comes early, whatever the order', () => {
    const store = new SegmentStore(9);
    store.add(6, numbered(6, 9));
    store.add(3, numbered(3, 6));
    assert.deepEqual(textsOf(store), []);
    store.add(0, numbered(0, 3));
    assert.deepEqual(textsOf(store), upTo(9));
  });

  it('takes what comes twice or overlaps once', () => {
    const store = new SegmentStore(6);
    store.add(0, numbered(0, 4));
    store.add(0, numbered(0, 4));
    store.add(2, numbered(2, 6));
    assert.deepEqual(textsOf(store), upTo(6));
  });

  it('takes no more than was announced', () => {
    const store = new SegmentStore(2);
    store.add(0, numbered(0, 5));
    assert.deepEqual(textsOf(store), upTo(2));
  });

  it('is complete at once where there is nothing', () => {
    assert.equal(new SegmentStore(0).isComplete, true);
  });

  it('reads what the host writes', () => {
    const segments = [segment('é 日本 👋 مرحبا'), { ...segment('x'), start: 5, end: 8.5 }];
    const json = new TextDecoder().decode(encodeSegments(segments));
    assert.deepEqual(parseSegments(json), segments);
  });

  it('refuses what the host does not write', () => {
    for (const json of ['{}', '[null]', '[{"speaker":"user"}]', '[["user","x",1,2]]']) {
      assert.throws(() => parseSegments(json), TypeError, json);
    }
    const badStart = '[{"speaker":"user","text":"x","start":"5","end":null}]';
    assert.throws(() => parseSegments(badStart), TypeError);
  });
});

describe('transcript page: speakers and runs', () => {
  const announced = [
    { speaker: 'external', name: 'Ada', index: 0 },
    { speaker: 'agent', name: 'Allo AI', index: 2 },
  ];

  it('shows announced speakers as announced', () => {
    const directory = new SpeakerDirectory(announced);
    assert.equal(directory.of('agent').name, 'Allo AI');
    assert.equal(laneOf(directory.of('agent')), 2);
    assert.equal(directory.lanes, 3);
  });

  it('shows others by their own name, each in a lane of its own', () => {
    const directory = new SpeakerDirectory(announced);
    assert.deepEqual(directory.of('__proto__'), {
      speaker: '__proto__',
      name: '__proto__',
      index: 3,
    });
    assert.equal(directory.of('constructor').index, 4);
    assert.equal(directory.of('__proto__').index, 3);
    assert.equal(directory.lanes, 5);
  });

  it('shares lanes when there are more speakers than can be told apart', () => {
    const directory = new SpeakerDirectory([]);
    for (let index = 0; index < 40; index++) directory.of(`speaker ${index}`);
    assert.equal(directory.lanes, laneCount);
    assert.equal(laneOf(directory.of('speaker 39')), 39 % laneCount);
  });

  it('begins a run at the first segment and wherever the speaker changes', () => {
    const talk = ['a', 'a', 'b', 'a'].map((speaker) => segment('x', speaker));
    assert.deepEqual(
      talk.map((said, index) => startsRun(talk[index - 1], said)),
      [true, false, true, true],
    );
  });
});

describe('transcript page: height of blocks', () => {
  const metrics: RowMetrics = {
    charactersPerLine: 10,
    lineHeight: 20,
    rowExtra: 5,
    runExtra: 30,
    correction: 1,
  };

  it('adds up lines, rows and runs', () => {
    const block = [segment('x'.repeat(25)), segment(''), segment('x', 'external')];
    assert.equal(estimateBlockHeight(block, undefined, metrics), 60 + 20 + 20 + 3 * 5 + 2 * 30);
  });

  it('knows that a run may have begun in the block before', () => {
    assert.equal(estimateBlockHeight([segment('x')], segment('y'), metrics), 25);
  });

  it('is corrected by what was measured', () => {
    assert.equal(
      estimateBlockHeight([segment('x')], segment('y'), { ...metrics, correction: 2 }),
      50,
    );
  });
});

describe('transcript page: the place', () => {
  it('comes back as it was kept', () => {
    for (const place of [
      { segment: 417, offset: -27 },
      { segment: null, offset: 12 },
    ]) {
      assert.deepEqual(recallPlace(rememberPlace(place)), place);
    }
  });

  it('holds no more than two numbers and its version', () => {
    assert.deepEqual(rememberPlace({ segment: 1, offset: 2 }), {
      version: 1,
      segment: 1,
      offset: 2,
    });
  });

  it('is forgotten if it cannot be one', () => {
    const bad: unknown[] = [
      undefined,
      null,
      'x',
      [],
      {},
      { version: 2, segment: 1, offset: 0 },
      { version: 1, segment: -1, offset: 0 },
      { version: 1, segment: 1.5, offset: 0 },
      { version: 1, segment: '1', offset: 0 },
      { version: 1, segment: 1, offset: Number.NaN },
    ];
    for (const state of bad) assert.equal(recallPlace(state), null, JSON.stringify(state));
  });
});

describe('transcript page: icons', () => {
  it('carries those that the host names', () => {
    const named = ['call-incoming', 'call-outgoing', 'mic', 'comment', 'send', 'warning'];
    for (const name of [...named, 'refresh', 'error', 'close']) {
      assert.match(codiconOutline(name) ?? '', /^M[\d.]/u, name);
    }
  });

  it('has none for other names', () => {
    assert.equal(codiconOutline('__proto__'), null);
  });
});
