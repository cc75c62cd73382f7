import * as v from 'valibot';
import type { Recording } from '../../model/recording.ts';
import { AlloError } from '../errors.ts';
import { looksLikeText, sniffAudioType } from './audioType.ts';
import { readObject } from './envelope.ts';
import { label } from './fields.ts';

/** What storages say of files that they know nothing about. */
const sayNothing = new Set(['application/octet-stream', 'binary/octet-stream']);

/** Containers that hold sound as well, and are not named after it. */
const mayHoldAudio = new Set(['video/mp4', 'video/webm', 'application/ogg']);

/**
 * Refuses what says itself that it is not audio, before anybody waits for its body. A recording that
 * is asked for without a good key is a page of HTML with status 200.
 *
 * @throws AlloError `recording-not-audio`
 */
export function refuseOtherThanAudio(headers: Headers): void {
  const mimeType = essenceOf(headers.get('content-type'));
  const isPossible =
    mimeType === null ||
    mimeType.startsWith('audio/') ||
    mayHoldAudio.has(mimeType) ||
    sayNothing.has(mimeType);
  if (!isPossible) throw new AlloError({ kind: 'recording-not-audio', mimeType });
}

/**
 * Reads a recording. Its first bytes know its type best, since storages and gateways name one format
 * in several ways (`audio/x-wav`, `audio/mp3`, `video/mp4`) or not at all.
 *
 * @throws AlloError `recording-empty`, `recording-not-audio`
 */
export function readRecording(bytes: Uint8Array, contentType: string | null): Recording {
  if (bytes.length === 0) throw new AlloError({ kind: 'recording-empty' });
  const declared = essenceOf(contentType);
  const sniffed = sniffAudioType(bytes);
  const mimeType = sniffed ?? declared;
  if (mimeType === null || (sniffed === null && (sayNothing.has(mimeType) || looksLikeText(bytes))))
    throw new AlloError({ kind: 'recording-not-audio', mimeType: declared });
  return { bytes, mimeType };
}

/** Help page of `GET /v2/api/conversations/items/{id}/recording`; `expires_at` is an hour ahead. */
const wireLink = v.object({ url: label });

/** Reads where v2 says that a recording can be had without a key. @throws AlloError `unexpected-shape` */
export function readRecordingLink(body: unknown): string {
  const { url } = v.parse(wireLink, readObject(body));
  if (url === null) throw new AlloError({ kind: 'unexpected-shape' });
  return url;
}

/** A MIME type without its parameters; null for what does not look like one. */
function essenceOf(contentType: string | null): string | null {
  return (
    /^\s*([\w.+-]{1,64}\/[\w.+-]{1,64})\s*(?:[;,]|$)/.exec(contentType ?? '')?.[1]?.toLowerCase() ??
    null
  );
}
