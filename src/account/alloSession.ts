import * as v from 'valibot';

const schema = v.object({
  id: v.string(),
  /** The address of the API that the key was checked against, and the only one it is sent to. */
  apiUrl: v.string(),
  key: v.string(),
  account: v.object({
    /** The team's id, so that a new key for the same team takes the place of the old one. */
    id: v.string(),
    label: v.string(),
  }),
  /** What the key may do, as `GET /v2/api/me` told at sign-in; empty when that could not be asked. */
  scopes: v.array(v.string()),
});

/** One key and what is known of it. Its JSON is the only place where the key is kept. */
export type AlloSession = v.InferOutput<typeof schema>;

/** @returns undefined for a text that is none of ours: it may be damaged, or of another version */
export function parseSession(json: string): AlloSession | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(json));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
