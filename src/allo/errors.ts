/**
 * What went wrong with a request, in the words of someone who has to do something about it. Times
 * are milliseconds since 1970 (UTC).
 */
export type Problem =
  /** The API does not accept the key, or it cannot be sent in a header. */
  | { readonly kind: 'key-invalid' }
  /** The key was good once; an admin has withdrawn it. */
  | { readonly kind: 'key-revoked' }
  /** The key lacks a permission; null when the API does not say which. */
  | { readonly kind: 'scope-missing'; readonly scope: string | null }
  /** The team is on a trial, during which the API is closed. */
  | { readonly kind: 'trial' }
  /** Refused for another reason than a scope, by Allo itself. */
  | { readonly kind: 'forbidden' }
  /** v1 answers 400 to a contact id that it does not know. */
  | { readonly kind: 'contact-unknown' }
  | { readonly kind: 'not-found' }
  /** The API found fault with the request; `fields` names what it named. */
  | {
      readonly kind: 'invalid-request';
      readonly code: string | null;
      readonly fields: readonly string[];
    }
  /** Too many requests. `retryAt` is null when nobody said when to go on. */
  | { readonly kind: 'rate-limited'; readonly retryAt: number | null }
  /** The quota of a day (or longer) is used up; asking again earlier is of no use. */
  | { readonly kind: 'daily-quota'; readonly resetsAt: number | null }
  | { readonly kind: 'billing' }
  /** The fault is on the server's side. `retryAt` is set where it named a time. */
  | { readonly kind: 'server'; readonly retryable: boolean; readonly retryAt: number | null }
  /** Nothing could be reached, or the connection broke; `code` is Node's, such as `ENOTFOUND`. */
  | { readonly kind: 'offline'; readonly code: string | null }
  /** A proxy on the way asks for a login or will not open the connection. */
  | { readonly kind: 'proxy' }
  /** The server's certificate is not trusted; `code` is OpenSSL's or Node's. */
  | { readonly kind: 'certificate'; readonly code: string | null }
  /** Something answered that is not the API: the page of a proxy, an edge or a captive portal. */
  | { readonly kind: 'not-json' }
  /** JSON, but not what this endpoint answers. */
  | { readonly kind: 'unexpected-shape' }
  /** The API host sent us elsewhere; redirects are never followed. */
  | { readonly kind: 'redirected' }
  | { readonly kind: 'too-large'; readonly limit: number }
  /** The API names no recording of this call: there is none, or none yet. */
  | { readonly kind: 'recording-none' }
  /** The API names a recording that is not there, neither where it says nor by v2's link. */
  | { readonly kind: 'recording-gone' }
  /** The user whose key it is may not play this recording; stricter than for the transcript. */
  | { readonly kind: 'recording-denied' }
  /** Something else came in its place, such as a page; `mimeType` as far as it said what it is. */
  | { readonly kind: 'recording-not-audio'; readonly mimeType: string | null }
  /** Audio of no bytes. */
  | { readonly kind: 'recording-empty' }
  /** It is said to stand at no address, or at one that is not https. */
  | { readonly kind: 'recording-address' }
  /** `headers` includes the connecting where the host's `fetch` does not tell the two apart. */
  | { readonly kind: 'timed-out'; readonly phase: 'connect' | 'headers' | 'body' }
  /** By the caller's signal, or because the client was disposed of. */
  | { readonly kind: 'cancelled' };

/**
 * The one error that this layer throws. Its `message` is for the log: short, English, and without
 * key, phone number, text, id or query. It has no `cause`, since causes quote URLs and headers.
 */
export class AlloError extends Error {
  override readonly name = 'AlloError';
  readonly problem: Problem;
  /** The HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** What Allo's support can find the request by. */
  readonly requestId: string | null;

  /** Whether something that was thrown is an AlloError of one of these kinds. */
  static is(error: unknown, ...kinds: Problem['kind'][]): error is AlloError {
    return error instanceof AlloError && kinds.includes(error.problem.kind);
  }

  constructor(problem: Problem, status: number | null = null, requestId: string | null = null) {
    const where = [status === null ? [] : `HTTP ${status}`, requestId ?? []].flat().join(', ');
    super(where ? `${describe(problem)} (${where})` : describe(problem));
    this.problem = problem;
    this.status = status;
    this.requestId = requestId;
  }
}

function describe(problem: Problem): string {
  switch (problem.kind) {
    case 'key-invalid':
      return 'The API key is not valid';
    case 'key-revoked':
      return 'The API key was revoked';
    case 'scope-missing':
      return `The API key lacks the scope ${problem.scope ?? '(not named)'}`;
    case 'trial':
      return 'The team is on a trial, which has no API access';
    case 'forbidden':
      return 'Allo refused the request';
    case 'contact-unknown':
      return 'Allo does not know this contact';
    case 'not-found':
      return 'Not found';
    case 'invalid-request':
      return ['The API did not accept the request', problem.code ?? [], ...problem.fields]
        .flat()
        .join(': ');
    case 'rate-limited':
      return `Too many requests${until(problem.retryAt)}`;
    case 'daily-quota':
      return `The quota of the API key is used up${until(problem.resetsAt)}`;
    case 'billing':
      return 'Allo refused the request for a billing reason';
    case 'server':
      return 'Allo failed to answer';
    case 'offline':
      return `No connection${because(problem.code)}`;
    case 'proxy':
      return 'The proxy refused the connection';
    case 'certificate':
      return `The certificate is not trusted${because(problem.code)}`;
    case 'not-json':
      return 'The answer is not from the Allo API: it is not JSON';
    case 'unexpected-shape':
      return 'The answer does not look like what this endpoint answers';
    case 'redirected':
      return 'The API redirects, which is not followed';
    case 'too-large':
      return `The answer is larger than ${problem.limit} bytes`;
    case 'recording-none':
      return 'The call has no recording';
    case 'recording-gone':
      return 'The recording is not there any more';
    case 'recording-denied':
      return 'The recording may not be played';
    case 'recording-not-audio':
      return `What came in place of the recording is not audio${because(problem.mimeType)}`;
    case 'recording-empty':
      return 'The recording is empty';
    case 'recording-address':
      return 'The address of the recording cannot be used';
    case 'timed-out':
      return `No answer in time (${problem.phase})`;
    case 'cancelled':
      return 'Cancelled';
  }
}

function until(time: number | null): string {
  return time === null ? '' : ` until ${new Date(time).toISOString()}`;
}

function because(code: string | null): string {
  return code === null ? '' : `: ${code}`;
}
