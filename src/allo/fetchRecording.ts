import type { Call } from '../model/call.ts';
import type { Recording } from '../model/recording.ts';
import { isLoopback } from './apiUrl.ts';
import { AlloError } from './errors.ts';

/** The ways to a recording; each rejects with an {@link AlloError}. */
export interface RecordingSources {
  /** From the API's own origin. */
  withKey(url: URL): Promise<Recording>;
  /** From anywhere else: the key must not go there. */
  withoutKey(url: URL): Promise<Recording>;
  /** `GET /v2/api/conversations/items/{id}/recording`: where it can be had without a key, for an hour. */
  signedLink(callId: string): Promise<string>;
}

/**
 * Fetches what `recording_url` promises. From the API's own origin it is asked for with the key; what
 * stands elsewhere, or is not there (any more), by the link that v2 signs.
 *
 * @throws AlloError
 */
export async function fetchRecording(
  { id, recordingUrl }: Pick<Call, 'id' | 'recordingUrl'>,
  apiUrl: URL,
  sources: RecordingSources,
): Promise<Recording> {
  if (recordingUrl === null) throw new AlloError({ kind: 'recording-none' });
  const url = URL.parse(recordingUrl, apiUrl.href);
  if (url?.origin !== apiUrl.origin) {
    const link = await signedLink(id, sources);
    return fetchWithoutKey(link === null ? url : URL.parse(link, apiUrl.href), apiUrl, sources);
  }
  try {
    return await sources.withKey(url);
  } catch (error) {
    const notHere = asNotHere(error);
    if (notHere === null) throw error;
    const link = await signedLink(id, sources);
    if (link === null) throw notHere;
    return await fetchWithoutKey(URL.parse(link, apiUrl.href), apiUrl, sources);
  }
}

/** Null where v2 has no such endpoint, or does not know the call: v1 spells some ids otherwise. */
async function signedLink(callId: string, sources: RecordingSources): Promise<string | null> {
  try {
    return await sources.signedLink(callId);
  } catch (error) {
    if (AlloError.is(error, 'not-found', 'invalid-request', 'not-json', 'unexpected-shape'))
      return null;
    throw error;
  }
}

async function fetchWithoutKey(
  url: URL | null,
  apiUrl: URL,
  sources: RecordingSources,
): Promise<Recording> {
  if (url === null || !mayGoTo(url, apiUrl)) throw new AlloError({ kind: 'recording-address' });
  try {
    return await sources.withoutKey(url);
  } catch (error) {
    throw asAnswerOfStorage(error);
  }
}

/** What was said is as private as the key: https only, unless all of it stays on this machine. */
function mayGoTo(url: URL, apiUrl: URL): boolean {
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && isLoopback(url.hostname) && isLoopback(apiUrl.hostname);
}

/** What it means that the API answered with something else than the recording; null for other failures. */
function asNotHere(error: unknown): AlloError | null {
  if (AlloError.is(error, 'not-found')) return inPlaceOf(error, { kind: 'recording-gone' });
  if (AlloError.is(error, 'redirected'))
    return inPlaceOf(error, { kind: 'recording-not-audio', mimeType: null });
  return AlloError.is(error, 'recording-not-audio', 'recording-empty', 'not-json') ? error : null;
}

/** A storage knows nothing of keys and scopes: all that it tells is in the status. */
function asAnswerOfStorage(error: unknown): unknown {
  if (!(error instanceof AlloError) || error.status === null) return error;
  const { status } = error;
  if (status < 400) return asNotHere(error) ?? error;
  if (status === 404 || status === 410) return inPlaceOf(error, { kind: 'recording-gone' });
  const isAboutRecording = status < 500 && status !== 407 && status !== 429;
  return isAboutRecording ? inPlaceOf(error, { kind: 'recording-denied' }) : error;
}

function inPlaceOf({ status, requestId }: AlloError, problem: AlloError['problem']): AlloError {
  return new AlloError(problem, status, requestId);
}
