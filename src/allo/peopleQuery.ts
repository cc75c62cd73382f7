import type { PageRequest } from './client.ts';

/** Which people of the CRM are looked for; all that is given must hold, and nothing means everybody. */
export interface PeopleQuery {
  /** Free text over name, e-mail, phone number and company. */
  readonly search?: string;
  /** The whole number, in E.164. */
  readonly number?: string;
  /** Part of an e-mail address. */
  readonly email?: string;
}

/** The body of `POST /v2/api/crm/people/search`; who was active last comes first by itself. */
export function peopleSearchBody(query: PeopleQuery, { index, size }: PageRequest): object {
  const { search, number, email } = query;
  const filters = { phone_number: number, email };
  return {
    search,
    filters: number === undefined && email === undefined ? undefined : filters,
    page: index + 1,
    size,
  };
}
