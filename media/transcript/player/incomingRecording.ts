import type { RecordingMessage } from '../../../src/transcript/protocol.ts';

/** What has come of a recording, and what becomes of it. */
export interface IncomingRecordingEvents {
  /** Bytes; the total is null when the server does not tell. */
  progress(received: number, total: number | null): void;
  complete(mimeType: string, parts: readonly Uint8Array<ArrayBuffer>[]): void;
  failed(problem: Extract<RecordingMessage, { type: 'recording-failed' }>): void;
}

/** Puts a recording together from the host's messages. What was not asked for is not looked at. */
export class IncomingRecording {
  readonly #events: IncomingRecordingEvents;
  #isAwaited = false;
  #incoming: {
    readonly mimeType: string;
    readonly size: number;
    readonly parts: Uint8Array<ArrayBuffer>[];
    received: number;
  } | null = null;

  constructor(events: IncomingRecordingEvents) {
    this.#events = events;
  }

  /** Whether it was asked for, and neither came nor failed yet. */
  get isAwaited(): boolean {
    return this.#isAwaited;
  }

  expect(): void {
    this.#isAwaited = true;
    this.#incoming = null;
  }

  cancel(): void {
    this.#isAwaited = false;
    this.#incoming = null;
  }

  take(message: RecordingMessage): void {
    if (!this.#isAwaited) return;
    switch (message.type) {
      case 'recording-progress':
        this.#events.progress(message.received, message.total);
        return;
      case 'recording':
        this.#incoming = { ...message, parts: [], received: 0 };
        break;
      case 'recording-slice':
        if (!this.#incoming) return;
        // A copy, because the type allows for memory that is shared, which a blob does not take.
        this.#incoming.parts.push(new Uint8Array(message.bytes));
        this.#incoming.received += message.bytes.byteLength;
        break;
      case 'recording-failed':
        this.cancel();
        this.#events.failed(message);
        return;
    }
    const { mimeType, size, parts, received } = this.#incoming;
    if (received < size) return;
    this.cancel();
    this.#events.complete(mimeType, parts);
  }
}
