import assert from 'node:assert/strict';
import { IncomingRecording } from '../../../media/transcript/player/incomingRecording.ts';
import type { RecordingMessage } from '../../../src/transcript/protocol.ts';

const header: RecordingMessage = { type: 'recording', mimeType: 'audio/mpeg', size: 5 };
const slice = (...bytes: readonly number[]): RecordingMessage => ({
  type: 'recording-slice',
  bytes: Uint8Array.from(bytes),
});

function incoming() {
  const told: unknown[] = [];
  const recording = new IncomingRecording({
    progress: (received, total) => told.push(['progress', received, total]),
    complete: (mimeType, parts) => told.push([mimeType, parts.flatMap((part) => [...part])]),
    failed: ({ message }) => told.push(['failed', message]),
  });
  const take = (...messages: readonly RecordingMessage[]) => {
    for (const message of messages) recording.take(message);
    return told.splice(0);
  };
  return { recording, take };
}

describe('player: a recording that comes in', () => {
  it('is complete when all of its bytes are there', () => {
    const { recording, take } = incoming();
    recording.expect();
    const progress: RecordingMessage = { type: 'recording-progress', received: 3, total: null };
    assert.deepEqual(take(progress), [['progress', 3, null]]);
    assert.deepEqual(take(header, slice(1, 2), slice(3)), []);
    assert.deepEqual(take(slice(4, 5)), [['audio/mpeg', [1, 2, 3, 4, 5]]]);
    assert.deepEqual(take(slice(6)), []);
  });

  it('of no bytes is complete at once', () => {
    const { recording, take } = incoming();
    recording.expect();
    assert.deepEqual(take({ ...header, size: 0 }), [['audio/mpeg', []]]);
  });

  it('is not looked at unless it was asked for, or once it was cancelled', () => {
    const { recording, take } = incoming();
    assert.deepEqual(take(header, slice(1, 2, 3, 4, 5)), []);
    recording.expect();
    take(header, slice(1, 2));
    recording.cancel();
    assert.deepEqual(take(slice(3, 4, 5)), []);
  });

  it('is not mixed with what was under way before it was asked for again', () => {
    const { recording, take } = incoming();
    recording.expect();
    take(header, slice(9, 9));
    recording.cancel();
    recording.expect();
    const again = take(slice(9, 9, 9), header, slice(1, 2, 3), slice(4, 5));
    assert.deepEqual(again, [['audio/mpeg', [1, 2, 3, 4, 5]]]);
  });

  it('fails once', () => {
    const { recording, take } = incoming();
    recording.expect();
    const failure: RecordingMessage = { type: 'recording-failed', message: 'Gone', actions: [] };
    assert.deepEqual(take(failure, failure), [['failed', 'Gone']]);
  });
});
