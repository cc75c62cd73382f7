import * as v from 'valibot';
import { RequestError } from '../errors.ts';

const optionalString = v.exactOptional(v.string());

/** Keys that are not named here are ignored, as the real API does. */
const itemSearchSchema = v.object({
  allo_number: optionalString,
  contact_number: optionalString,
  user_id: optionalString,
  direction: optionalString,
  type: optionalString,
  result: optionalString,
  tags: v.exactOptional(v.array(v.string())),
  unread: v.exactOptional(v.boolean()),
  unresponded: v.exactOptional(v.boolean()),
  search: optionalString,
  sort: optionalString,
  extend: optionalString,
  date: v.exactOptional(v.object({ from: optionalString, to: optionalString })),
  page: v.exactOptional(v.unknown()),
  size: v.exactOptional(v.unknown()),
});

const peopleSearchSchema = v.object({
  filters: v.exactOptional(
    v.object({
      name: optionalString,
      last_name: optionalString,
      job_title: optionalString,
      website: optionalString,
      company: optionalString,
      phone_number: optionalString,
      email: optionalString,
      deal_status: optionalString,
    }),
  ),
  search: optionalString,
  sort: optionalString,
  page: v.exactOptional(v.unknown()),
  size: v.exactOptional(v.unknown()),
});

export type ItemSearch = v.InferOutput<typeof itemSearchSchema>;
export type PeopleSearch = v.InferOutput<typeof peopleSearchSchema>;

export function parseItemSearch(body: string): ItemSearch {
  const search = parse(itemSearchSchema, body, 400);
  const { from, to } = search.date ?? {};
  for (const date of [from, to]) {
    if (date !== undefined && Number.isNaN(Date.parse(date))) {
      throw new RequestError(400, 'INVALID_DATE_RANGE', `Not a date: ${date}.`, 'date');
    }
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new RequestError(400, 'INVALID_DATE_RANGE', 'from must not be after to.', 'date');
  }
  return search;
}

/** CRM endpoints answer 422 to what they cannot read. */
export function parsePeopleSearch(body: string): PeopleSearch {
  return parse(peopleSearchSchema, body, 422);
}

function parse<T>(schema: v.GenericSchema<unknown, T>, body: string, status: number): T {
  let value: unknown;
  try {
    value = body === '' ? {} : JSON.parse(body);
  } catch {
    throw new RequestError(400, 'INVALID_REQUEST_BODY', 'The body is not JSON.');
  }
  const result = v.safeParse(schema, value);
  if (!result.success) {
    const [issue] = result.issues;
    const field = v.getDotPath(issue);
    throw new RequestError(status, 'INVALID_REQUEST_BODY', issue.message, field);
  }
  return result.output;
}
