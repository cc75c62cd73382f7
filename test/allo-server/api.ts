import { authenticate, presented, refuseScope, type AuthOptions } from './auth.ts';
import type { Team } from './data/team.ts';
import { RequestError, v1Error, v2Error } from './errors.ts';
import type { ApiKey } from './keys.ts';
import { dailyQuota, tooManyRequests, type RateLimiter, type RateLimits } from './rateLimits.ts';
import { empty, html, webAppPage, type Reply } from './reply.ts';
import { assetsPath, isSigned, recording, signedPath, webAppPath } from './routes/recordings.ts';
import { pathParams, type Route, type RouteContext } from './routes/route.ts';
import { v1Routes } from './routes/v1.ts';
import { v2Routes } from './routes/v2.ts';

export interface ApiRequest {
  readonly method: string;
  /** Still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly range: string | undefined;
  readonly origin: string;
  readonly requestId: string;
}

export interface ApiOptions {
  readonly keys: readonly ApiKey[];
  /** Owner of recordings that are fetched by a signed URL, without a key. */
  readonly mainTeam: Team;
  readonly auth: AuthOptions;
  readonly rateLimiter: RateLimiter;
  readonly rateLimits: RateLimits;
  readonly now: number;
}

export function generationOf(path: string): 'v1' | 'v2' {
  return path.startsWith('/v2/') ? 'v2' : 'v1';
}

/** The right answer to a request, before any fault. */
export function answer(request: ApiRequest, options: ApiOptions): Reply {
  const generation = generationOf(request.path);
  if (generation === 'v1') {
    return answerPath(request, options, {});
  }
  const headers: Record<string, string> = { 'X-Request-Id': request.requestId };
  const reply = answerPath(request, options, headers);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** @param headers grows by what goes with every answer */
function answerPath(
  request: ApiRequest,
  options: ApiOptions,
  headers: Record<string, string>,
): Reply {
  const { path, method, requestId, query, range } = request;
  if (path.startsWith(assetsPath)) {
    return answerAsset(request, options);
  }
  if (path.startsWith(signedPath)) {
    return isSigned(path, query)
      ? recording(options.mainTeam, decodePart(path.slice(signedPath.length)), range)
      : empty(403);
  }
  if (path === webAppPath) {
    return html(webAppPage);
  }
  const found = findRoute(path, method);
  if (typeof found === 'string') {
    return notThere(found, path, requestId);
  }
  return answerRoute(found.route, found.params, request, options, headers);
}

function answerRoute(
  route: Route,
  params: Readonly<Record<string, string>>,
  request: ApiRequest,
  options: ApiOptions,
  headers: Record<string, string>,
): Reply {
  const { path, method, requestId } = request;
  const generation = generationOf(path);
  const key = authenticate(
    presented(request.authorization),
    options.keys,
    generation,
    requestId,
    options.auth,
  );
  if ('status' in key) {
    return key;
  }
  if (generation === 'v2') {
    const counted = options.rateLimiter.count(key.key, method);
    Object.assign(headers, counted.headers);
    if (counted.isTooMany) {
      return tooManyRequests('v2', requestId, 1);
    }
    if (method === 'POST' && !/^application\/json\b/i.test(request.contentType ?? '')) {
      const message = 'Send application/json.';
      return v2Error(415, 'UNSUPPORTED_MEDIA_TYPE', message, requestId);
    }
  } else if (key.state === 'quota') {
    return dailyQuota(3600, 3600);
  }
  const refusal = refuseScope(key, route.scope, generation, requestId);
  if (refusal !== null) {
    return refusal;
  }
  const context: RouteContext = {
    key,
    team: key.team,
    params: {},
    query: request.query,
    body: request.body,
    origin: request.origin,
    now: options.now,
    requestId,
    rateLimits: options.rateLimits,
  };
  try {
    const decoded = Object.entries(params).map(([name, value]): [string, string] => [
      name,
      decodePart(value),
    ]);
    return route.answer({ ...context, params: Object.fromEntries<string>(decoded) });
  } catch (error) {
    if (error instanceof RequestError) {
      return error.reply(generation, requestId);
    }
    throw error;
  }
}

/**
 * Recordings stand behind the web application's gate: whoever has no good key is sent to a page
 * for people, and that page is a success.
 */
function answerAsset(request: ApiRequest, options: ApiOptions): Reply {
  const key = authenticate(
    presented(request.authorization),
    options.keys,
    'v1',
    request.requestId,
    options.auth,
  );
  if ('status' in key) {
    const next = encodeURIComponent(request.path);
    return empty(302, { Location: `${request.origin}${webAppPath}?next=${next}` });
  }
  const file = decodePart(request.path.slice(assetsPath.length));
  return (
    refuseScope(key, 'CONVERSATIONS_READ', 'v1', request.requestId) ??
    recording(key.team, file, request.range)
  );
}

function findRoute(
  path: string,
  method: string,
):
  | { readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | 'no such path'
  | 'no such method' {
  let isKnownPath = false;
  for (const route of [...v1Routes, ...v2Routes]) {
    const params = pathParams(route.path, path);
    if (params !== null) {
      isKnownPath = true;
      if (route.method === method) {
        return { route, params };
      }
    }
  }
  return isKnownPath ? 'no such method' : 'no such path';
}

function notThere(why: 'no such path' | 'no such method', path: string, requestId: string): Reply {
  const [status, code, message] =
    why === 'no such path'
      ? ([404, 'ENDPOINT_NOT_FOUND', 'There is no such endpoint.'] as const)
      : ([405, 'METHOD_NOT_ALLOWED', 'This endpoint has no such method.'] as const);
  return generationOf(path) === 'v1'
    ? v1Error(status, code)
    : v2Error(status, code, message, requestId);
}

/** A part of a path that cannot be decoded is taken as it is: no id looks like that. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
