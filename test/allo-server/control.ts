import * as v from 'valibot';
import type { AlloServer } from './server.ts';
import { faultReplySchema } from './faults.ts';
import type { Hold } from './holds.ts';
import { empty, json, type Reply } from './reply.ts';
import type { RequestPattern } from './requestLog.ts';

/** Where tests in another process steer the server. */
export const controlPath = '/__test__/';

/** A pattern as JSON: `pathPattern` is the source of a regular expression. */
const patternSchema = v.object({
  method: v.exactOptional(v.string()),
  path: v.exactOptional(v.string()),
  pathPattern: v.exactOptional(v.string()),
  query: v.exactOptional(v.record(v.string(), v.string())),
});

const faultSchema = v.object({
  when: v.exactOptional(patternSchema),
  /** `null` until it is removed. */
  times: v.exactOptional(v.nullable(v.number())),
  reply: faultReplySchema,
});

const callSchema = v.object({
  contactId: v.string(),
  overrides: v.exactOptional(
    v.object({
      id: v.exactOptional(v.string()),
      startedAt: v.exactOptional(v.number()),
      lengthSeconds: v.exactOptional(v.number()),
      direction: v.exactOptional(v.nullable(v.picklist(['INBOUND', 'OUTBOUND']))),
      contactNumber: v.exactOptional(v.string()),
      alloNumber: v.exactOptional(v.nullable(v.string())),
      result: v.exactOptional(v.nullable(v.string())),
      summary: v.exactOptional(v.nullable(v.string())),
      tag: v.exactOptional(v.nullable(v.string())),
      tags: v.exactOptional(v.nullable(v.array(v.string()))),
      recording: v.exactOptional(v.picklist(['none', 'tones', 'aac', 'gone'])),
      transcript: v.exactOptional(
        v.nullable(
          v.array(
            v.object({
              source: v.string(),
              text: v.string(),
              start: v.number(),
              end: v.number(),
              timing: v.picklist(['seconds', 'time', 'none']),
            }),
          ),
        ),
      ),
    }),
  ),
});

const messageSchema = v.object({
  contactId: v.string(),
  overrides: v.exactOptional(
    v.object({
      id: v.exactOptional(v.string()),
      sentAt: v.exactOptional(v.number()),
      direction: v.exactOptional(v.picklist(['INBOUND', 'OUTBOUND'])),
      contactNumber: v.exactOptional(v.string()),
      alloNumber: v.exactOptional(v.string()),
      senderId: v.exactOptional(v.nullable(v.string())),
      content: v.exactOptional(v.string()),
    }),
  ),
});

/** What can be taken back later, by the id that was given out for it. */
interface Handles {
  readonly faults: Map<string, () => void>;
  readonly holds: Map<string, Hold>;
  count: number;
}

const handlesOf = new WeakMap<AlloServer, Handles>();

/** @param path what follows {@link controlPath} */
export function answerControl(
  server: AlloServer,
  method: string,
  path: string,
  query: URLSearchParams,
  body: string,
): Reply {
  const handles = handlesOf.get(server) ?? { faults: new Map(), holds: new Map(), count: 0 };
  handlesOf.set(server, handles);
  const [subject = '', id = ''] = path.split('/').map(decodeURIComponent);
  try {
    return answerCommand(server, handles, `${method} ${subject}`, id, query, body);
  } catch (error) {
    return json({ problem: error instanceof Error ? error.message : String(error) }, 400);
  }
}

function answerCommand(
  server: AlloServer,
  handles: Handles,
  command: string,
  id: string,
  query: URLSearchParams,
  body: string,
): Reply {
  const nextId = () => String(++handles.count);
  switch (command) {
    case 'GET keys':
      return json(
        Object.fromEntries(
          Object.entries(server.keys).map(([name, { key, scopes, team }]) => [
            name,
            { key, scopes, team: team.name },
          ]),
        ),
      );
    case 'GET requests': {
      const path = query.get('path');
      return json(path === null ? server.requests : server.requestsTo({ path }));
    }
    case 'DELETE requests':
      server.clearRequests();
      return empty(204);
    case 'POST faults': {
      const { when = {}, times, reply } = parse(faultSchema, body);
      const count = times === null ? Infinity : (times ?? 1);
      const faultId = nextId();
      handles.faults.set(faultId, server.inject({ when: toPattern(when), times: count, reply }));
      return json({ id: faultId });
    }
    case 'DELETE faults':
      if (id === '') {
        server.clearFaults();
      } else {
        known(handles.faults, id)();
      }
      return empty(204);
    case 'POST holds': {
      const holdId = nextId();
      const pattern = toPattern(parse(patternSchema, body));
      handles.holds.set(holdId, server.pauseUntilReleased(pattern));
      return json({ id: holdId });
    }
    case 'GET holds':
      return json({ waiting: known(handles.holds, id).waiting });
    case 'DELETE holds':
      known(handles.holds, id).release();
      return empty(204);
    case 'POST calls': {
      const { contactId, overrides } = parse(callSchema, body);
      return json(server.addCall(contactId, overrides));
    }
    case 'POST text-messages': {
      const { contactId, overrides } = parse(messageSchema, body);
      return json(server.addTextMessage(contactId, overrides));
    }
    case 'DELETE items':
      server.removeItem(id);
      return empty(204);
    default:
      return json({ problem: `There is no ${command}; see test/allo-server/README.md` }, 404);
  }
}

function toPattern({ pathPattern, ...rest }: v.InferOutput<typeof patternSchema>): RequestPattern {
  return pathPattern === undefined ? rest : { ...rest, path: new RegExp(pathPattern) };
}

function known<T>(handles: ReadonlyMap<string, T>, id: string): T {
  const found = handles.get(id);
  if (found === undefined) {
    throw new Error(`There is nothing with the id ${id}`);
  }
  return found;
}

function parse<T>(schema: v.GenericSchema<unknown, T>, body: string): T {
  return v.parse(schema, body === '' ? {} : JSON.parse(body));
}
