import assert from 'node:assert/strict';
import { parseSegments } from '../../media/transcript/parseSegments.ts';
import type { Call } from '../../src/model/call.ts';
import type { Segment } from '../../src/model/segment.ts';
import { laterSlice, type MessageToPage } from '../../src/transcript/protocol.ts';
import { TranscriptDelivery } from '../../src/transcript/transcriptDelivery.ts';

function segments(count: number): Segment[] {
  return Array.from({ length: count }, (_, index) => ({
    speaker: 'external',
    text: String(index),
    start: index,
    end: index + 1,
  }));
}

function call(key: string, transcript: readonly Segment[] | null, tags: string[] = []): Call {
  return {
    kind: 'call',
    key,
    id: key,
    direction: 'inbound',
    from: null,
    to: null,
    result: null,
    startedAt: 0,
    lengthSeconds: null,
    recordingUrl: null,
    summary: null,
    tags,
    transcript,
  };
}

describe('What is sent of the transcripts of a conversation', () => {
  let heard: Extract<MessageToPage, { type: 'thread-transcript' }>[];
  let page: { isReady: boolean; post(message: MessageToPage): void };
  let delivery: TranscriptDelivery;

  beforeEach(() => {
    heard = [];
    page = {
      isReady: true,
      post: (message) => {
        if (message.type === 'thread-transcript') heard.push(message);
      },
    };
    delivery = new TranscriptDelivery(page);
  });

  const keys = () => heard.map(({ key, version }) => `${key}${String(version)}`).join(' ');
  /** What is sent later is sent in the next turns. */
  const turns = () => new Promise((resolve) => setTimeout(resolve, 20));

  it('is each once, and no more when only the call around it has changed', () => {
    delivery.send([call('a', segments(2)), call('b', null), call('c', segments(1))], 'Ada');
    assert.equal(keys(), 'a1 c2');
    delivery.send([call('a', segments(2), ['new']), call('c', segments(1))], 'Ada');
    assert.equal(keys(), 'a1 c2');
  });

  it('is another one when it says something else, or the contact is called otherwise', () => {
    delivery.send([call('a', segments(2))], 'Ada');
    delivery.send([call('a', segments(3))], 'Ada');
    delivery.send([call('a', segments(3))], 'Ada Lovelace');
    assert.equal(keys(), 'a1 a2 a3');
    assert.equal(heard.at(-1)?.speakers[0]?.name, 'Ada Lovelace');
  });

  it('is all of it for a new page, as the same', () => {
    delivery.send([call('a', segments(2))], 'Ada');
    delivery.forget();
    delivery.send([call('a', segments(2))], 'Ada');
    assert.equal(keys(), 'a1 a1');
  });

  it('comes in slices that together are all of it', async () => {
    const count = 2 * laterSlice + 7;
    delivery.send([call('a', segments(count)), call('b', segments(1))], 'Ada');
    assert.equal(keys(), 'a1 b2', 'a long one does not hold up the others');
    await turns();
    const slices = heard.filter(({ key }) => key === 'a');
    assert.deepEqual(
      slices.map(({ first, total }) => [first, total]),
      [0, laterSlice, 2 * laterSlice].map((first) => [first, count]),
    );
    const said = slices.flatMap(({ json }) => parseSegments(new TextDecoder().decode(json)));
    assert.deepEqual(said, segments(count));
  });

  it('ends with the page', async () => {
    delivery.send([call('a', segments(3 * laterSlice))], 'Ada');
    delivery.forget();
    await turns();
    assert.equal(heard.length, 1);
    delivery.send([call('a', segments(3 * laterSlice))], 'Ada');
    page.isReady = false;
    await turns();
    assert.equal(heard.length, 2);
  });
});
