import {
  displayName,
  type CallRecord,
  type ContactRecord,
  type ItemRecord,
  type Line,
  type TeamMember,
} from '../data/records.ts';
import { v1Date } from './v1.ts';

/** `2024-01-15T10:30:00Z`: v2 gives the zone. */
export function v2Date(time: number): string {
  return `${v1Date(time)}Z`;
}

/** People of a number: none, one, or several who share it. */
export function v2Contacts(contacts: readonly ContactRecord[]) {
  return contacts.map((contact) => ({
    id: contact.personId,
    name: displayName(contact),
    company: contact.company && { id: contact.company.id, name: contact.company.name },
    deals: [],
  }));
}

const v2User = (user: TeamMember | null) =>
  user && { id: user.id, name: user.name, email: user.email };

/** The first of them is who made the keys. */
export function v2TeamMember({ id, name, email }: TeamMember, index: number) {
  const role = index === 0 ? 'ADMIN' : 'MEMBER';
  return { id, name, email, role, status: 'ACTIVE', image_url: null };
}

export function v2Item(
  item: ItemRecord,
  contacts: readonly ContactRecord[],
  recordingUrl: (call: CallRecord) => string | null,
  withTranscript: boolean,
) {
  const isCall = item.kind === 'call';
  return {
    id: item.id,
    type: isCall ? 'CALL' : 'SMS',
    direction: item.direction ?? 'INBOUND',
    allo_number: item.alloNumber,
    contact_number: item.contactNumber,
    contacts: v2Contacts(contacts),
    user: v2User(item.user),
    date: v2Date(isCall ? item.startedAt : item.sentAt),
    duration: isCall ? Math.round(item.lengthSeconds) : null,
    result: isCall ? v2Result(item.result) : null,
    recording_url: isCall ? recordingUrl(item) : null,
    summary: isCall ? item.summary : null,
    tags: isCall ? (item.tags ?? []) : null,
    // v2 knows no seconds.
    transcript:
      isCall && withTranscript
        ? (item.transcript?.map(({ source, text, start }) => ({
            source,
            time: v2Date(item.startedAt + start * 1000),
            text,
          })) ?? null)
        : null,
    content: isCall ? null : item.content,
    status: isCall ? null : item.status,
    message_type: isCall ? null : item.messageType,
  };
}

/** v2 has fewer results than v1. */
function v2Result(result: string | null): string | null {
  return result === 'TRANSFERRED_AI' ? 'TRANSFERRED' : result;
}

/** CRM dates have no zone, unlike the rest of v2. */
export function v2Person(contact: ContactRecord, interactions: number) {
  return {
    id: contact.personId,
    name: contact.firstName,
    last_name: contact.lastName,
    job_title: contact.jobTitle,
    website: contact.website,
    address: contact.address,
    numbers: contact.numbers,
    emails: contact.emails,
    company: contact.company && { id: contact.company.id, name: contact.company.name },
    interactions,
    last_activity_at: contact.lastActivityAt === null ? null : v1Date(contact.lastActivityAt),
    created_at: v1Date(contact.createdAt ?? contact.updatedAt),
    updated_at: v1Date(contact.updatedAt),
  };
}

export function v2Number(line: Line, users: readonly TeamMember[]) {
  return {
    number: line.number,
    name: line.name,
    country: line.country,
    type: 'NUMBER',
    capabilities: ['VOICE', 'SMS'],
    users: users.map(v2User),
  };
}
