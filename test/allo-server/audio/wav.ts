import type { SegmentRecord } from '../data/records.ts';

const headerBytes = 44;
const silence = 128;
/** Quiet: people listen to this with headphones. */
const loudness = 22;
const pitches: Readonly<Record<string, readonly [number, number]>> = {
  USER: [220, 330],
  EXTERNAL: [147, 196],
  AGENT: [440, 523],
};
const otherPitch: readonly [number, number] = [262, 311];

/**
 * A recording made by code: silence, and two-tone bursts in the rhythm of syllables while somebody
 * speaks, each speaker at a pitch of his own. Any part of it can be made without the rest, so that
 * ranges of a call of two hours cost nothing.
 */
export class ToneRecording {
  readonly length: number;
  readonly #sampleRate: number;
  readonly #segments: readonly SegmentRecord[];

  constructor(lengthSeconds: number, segments: readonly SegmentRecord[]) {
    // Long calls get half the rate: two hours are 29 MB then.
    this.#sampleRate = lengthSeconds > 600 ? 4000 : 8000;
    this.#segments = segments;
    this.length = headerBytes + Math.ceil(lengthSeconds) * this.#sampleRate;
  }

  /** Bytes from `from` up to, but not including, `to`. */
  bytes(from: number, to: number): Uint8Array {
    const bytes = Buffer.alloc(to - from, silence);
    this.#header().copy(bytes, 0, Math.min(from, headerBytes));
    const firstSample = Math.max(from, headerBytes) - headerBytes;
    const endSample = to - headerBytes;
    for (const segment of this.#segments) {
      const begin = Math.max(firstSample, Math.floor(segment.start * this.#sampleRate));
      const end = Math.min(endSample, Math.floor(segment.end * this.#sampleRate));
      for (let sample = begin; sample < end; sample++) {
        bytes[sample + headerBytes - from] = this.#tone(segment, sample / this.#sampleRate);
      }
    }
    return bytes;
  }

  #tone(segment: SegmentRecord, seconds: number): number {
    const [low, high] = pitches[segment.source] ?? otherPitch;
    const into = seconds - segment.start;
    const syllable = Math.abs(Math.sin(Math.PI * 2.2 * into));
    const pitch = Math.floor(into * 2.2) % 3 === 0 ? high : low;
    return Math.round(silence + loudness * syllable * Math.sin(2 * Math.PI * pitch * seconds));
  }

  #header(): Buffer {
    const data = this.length - headerBytes;
    const header = Buffer.alloc(headerBytes);
    header.write('RIFF', 0, 'latin1');
    header.writeUInt32LE(this.length - 8, 4);
    header.write('WAVEfmt ', 8, 'latin1');
    header.writeUInt32LE(16, 16);
    header.writeUInt16LE(1, 20); // PCM
    header.writeUInt16LE(1, 22); // mono
    header.writeUInt32LE(this.#sampleRate, 24);
    header.writeUInt32LE(this.#sampleRate, 28);
    header.writeUInt16LE(1, 32);
    header.writeUInt16LE(8, 34); // bits
    header.write('data', 36, 'latin1');
    header.writeUInt32LE(data, 40);
    return header;
  }
}
