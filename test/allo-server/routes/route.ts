import type { Team } from '../data/team.ts';
import type { ApiKey, Scope } from '../keys.ts';
import type { Reply } from '../reply.ts';

/** What a route knows of the request that it answers. */
export interface RouteContext {
  readonly key: ApiKey;
  readonly team: Team;
  /** The parts of the path that the route names, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: string;
  /** Where the client reached the server: recordings are under the same address. */
  readonly origin: string;
  /** The server's idea of the present. */
  readonly now: number;
  readonly requestId: string;
  readonly rateLimits: { readonly readPerSecond: number; readonly writePerSecond: number };
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** With `{name}` for each part that may be anything. */
  readonly path: string;
  readonly scope: Scope | null;
  readonly description: string;
  answer(context: RouteContext): Reply;
}

/** The parts that the path's template names, still encoded; null when it is another path. */
export function pathParams(template: string, path: string): Record<string, string> | null {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) {
    return null;
  }
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name !== undefined && value !== '') {
      params[name] = value;
    } else if (part !== value) {
      return null;
    }
  }
  return params;
}
