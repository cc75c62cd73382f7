import * as v from 'valibot';
import type { Contact } from '../../model/contact.ts';
import type { Page } from '../../model/page.ts';
import { AlloError } from '../errors.ts';
import { readList, readObject, readTotal } from './envelope.ts';
import { date, flag, isObject, label, labels, list, named } from './fields.ts';

/**
 * OpenAPI of api.withallo.com, `GET /v1/api/contacts` and `GET /v1/api/contact/{contact_id}`, and the
 * people of `POST /v2/api/crm/people/search`, who have much the same. v1's list has
 * `last_activity_date` and no e-mails, the single contact has e-mails and, on request, `activity`;
 * people have `last_activity_at`.
 */
const wireContact = v.object({
  id: label,
  name: label,
  last_name: label,
  company: named('name'),
  job_title: label,
  website: label,
  is_archived: flag,
  numbers: labels('number'),
  emails: labels('email'),
  last_activity_date: date,
  last_activity_at: date,
  engagement: label,
  activity: list,
});

const activity = v.object({ made_at: date });

/**
 * Reads a page of contacts, or of people. One without id is left out: it could neither be opened nor told from
 * another.
 *
 * @throws AlloError `unexpected-shape` when there is no list
 */
export function readContacts(
  body: unknown,
  { index, size }: { index: number; size: number },
): Page<Contact> {
  const results = readList(body);
  const items = results.filter(isObject).flatMap((wire) => readFields(wire) ?? []);
  return { items, index, ...readTotal(body, { index, size, items: results.length }) };
}

/**
 * Reads one contact.
 *
 * @throws AlloError `unexpected-shape` when it is not an object with an id
 */
export function readContact(body: unknown): Contact {
  const contact = readFields(readObject(body));
  if (contact === null) throw new AlloError({ kind: 'unexpected-shape' });
  return contact;
}

function readFields(wire: unknown): Contact | null {
  const contact = v.parse(wireContact, wire);
  if (contact.id === null) return null;
  const moments = contact.activity
    .filter(isObject)
    .map((entry) => v.parse(activity, entry).made_at)
    .concat(contact.last_activity_date, contact.last_activity_at)
    .filter((moment) => moment !== null);
  return {
    id: contact.id,
    name: [contact.name, contact.last_name].filter((part) => part !== null).join(' ') || null,
    company: contact.company,
    jobTitle: contact.job_title,
    website: contact.website,
    numbers: [...new Set(contact.numbers)],
    emails: [...new Set(contact.emails.flatMap(splitEmails))],
    engagement: contact.engagement,
    lastActivityAt: moments.reduce(
      (latest: number | null, moment) => Math.max(latest ?? moment, moment),
      null,
    ),
    isArchived: contact.is_archived,
  };
}

/** Several addresses were seen in one comma-joined text. */
function splitEmails(emails: string): readonly string[] {
  return emails
    .split(/[,;]/)
    .map((email) => email.trim())
    .filter((email) => email !== '');
}
