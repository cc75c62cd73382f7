import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { silentAac } from '../audio/aac.ts';
import { ToneRecording } from '../audio/wav.ts';
import { landmarkCalls } from '../data/landmarks.ts';
import type { CallRecord } from '../data/records.ts';
import type { Team } from '../data/team.ts';
import { v1Error } from '../errors.ts';
import { empty, type Reply } from '../reply.ts';

export const assetsPath = '/v1/assets/recordings/';
export const signedPath = '/v2/assets/signed-recordings/';
/** Where those are sent who ask for a recording without a key. */
export const webAppPath = '/app/login';

const exampleUrl = 'https://storage.withallo.com/recordings/abc123.mp3';

/** Where the recording of a call is, seen from a client that reached the server at `origin`. */
export function recordingUrls(origin: string): (call: CallRecord) => string | null {
  return (call) => {
    if (call.id === landmarkCalls.example) {
      return exampleUrl;
    }
    return call.recording === 'none' ? null : `${origin}${assetsPath}${fileName(call)}`;
  };
}

/** The same without a key, for a while. */
export function signedRecordingUrl(origin: string, call: CallRecord, expiresAt: number): string {
  const path = `${signedPath}${fileName(call)}`;
  return `${origin}${path}?expires=${expiresAt}&signature=${signature(path, expiresAt)}`;
}

/** True for a URL that was given out, and has not expired. */
export function isSigned(path: string, query: URLSearchParams): boolean {
  const expiresAt = Number(query.get('expires'));
  return expiresAt > Date.now() && query.get('signature') === signature(path, expiresAt);
}

/** The recording of that file name, or the part of it that a Range header asks for. */
export function recording(team: Team, file: string, range: string | undefined): Reply {
  const entry = team.entry(file.replace(/\.\w+$/, ''));
  if (entry?.item.kind !== 'call') {
    return v1Error(404, 'RECORDING_NOT_FOUND');
  }
  const call = entry.item;
  switch (call.recording) {
    case 'none':
    case 'gone':
      return v1Error(404, 'RECORDING_NOT_FOUND');
    case 'speech': {
      const bytes = speech();
      return ranged(bytes.length, 'audio/mpeg', range, (from, to) => bytes.subarray(from, to));
    }
    case 'aac': {
      const bytes = silentAac(call.lengthSeconds);
      return ranged(bytes.length, 'audio/aac', range, (from, to) => bytes.subarray(from, to));
    }
    case 'tones': {
      const tones = new ToneRecording(call.lengthSeconds, call.transcript ?? []);
      return ranged(tones.length, 'audio/wav', range, (from, to) => tones.bytes(from, to));
    }
  }
}

function fileName(call: CallRecord): string {
  const extensions = { speech: 'mp3', aac: 'aac', tones: 'wav', gone: 'wav', none: 'wav' } as const;
  return `${encodeURIComponent(call.id)}.${extensions[call.recording]}`;
}

let speechBytes: Uint8Array | null = null;

function speech(): Uint8Array {
  speechBytes ??= readFileSync(new URL('../data/speech/orderCall.mp3', import.meta.url));
  return speechBytes;
}

function ranged(
  length: number,
  contentType: string,
  range: string | undefined,
  bytes: (from: number, to: number) => Uint8Array,
): Reply {
  const headers = { 'Content-Type': contentType, 'Accept-Ranges': 'bytes' };
  const wanted = parseRange(range, length);
  if (wanted === null) {
    return { status: 200, headers, body: bytes(0, length) };
  }
  if (wanted === 'unsatisfiable') {
    return empty(416, { 'Content-Range': `bytes */${length}` });
  }
  const [from, to] = wanted;
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${from}-${to - 1}/${length}` },
    body: bytes(from, to),
  };
}

/** One range, its end not included; several at once are answered as if none had been asked for. */
function parseRange(
  range: string | undefined,
  length: number,
): readonly [number, number] | 'unsatisfiable' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) {
    return null;
  }
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === '' || last === '' ? length : Math.min(length, Number(last) + 1);
  return from < to ? [from, to] : 'unsatisfiable';
}

function signature(path: string, expiresAt: number): string {
  return createHash('sha256').update(`${path}:${expiresAt}`).digest('hex').slice(0, 32);
}
