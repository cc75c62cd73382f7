import {
  type CallRecord,
  type ContactRecord,
  type ItemRecord,
  type Line,
  type SegmentRecord,
  type TextMessageRecord,
} from '../data/records.ts';

/** `2024-01-15T10:30:00`: v1 gives no zone, and means UTC as far as anybody knows. */
export function v1Date(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}

const dateOrNull = (time: number | null) => (time === null ? null : v1Date(time));

/** @param recordingUrl where the recording of a call is, null when there is none */
export function v1Item(item: ItemRecord, recordingUrl: (call: CallRecord) => string | null) {
  return item.kind === 'call'
    ? { type: 'CALL', call: v1Call(item, recordingUrl), message: null }
    : { type: 'TEXT_MESSAGE', call: null, message: v1Message(item) };
}

export function v1Call(call: CallRecord, recordingUrl: (call: CallRecord) => string | null) {
  const isOutbound = call.direction === 'OUTBOUND';
  return {
    id: call.id,
    from_number: isOutbound ? (call.alloNumber ?? 'anonymous') : call.contactNumber,
    to_number: isOutbound ? call.contactNumber : call.alloNumber,
    length_in_minutes: Math.round((call.lengthSeconds / 60) * 10_000) / 10_000,
    type: call.direction,
    // Both are left out rather than null, as in the documentation's examples.
    ...(call.result === null ? {} : { result: call.result }),
    summary: call.summary,
    tag: call.tag,
    ...(call.tags === null ? {} : { tags: call.tags }),
    recording_url: recordingUrl(call),
    start_date: v1Date(call.startedAt),
    transcript: call.transcript?.map((segment) => v1Segment(segment, call.startedAt)) ?? null,
  };
}

function v1Segment({ source, text, start, end, timing }: SegmentRecord, startedAt: number) {
  if (timing === 'none') {
    return { source, text };
  }
  const hasSeconds = timing === 'seconds';
  return {
    source,
    text,
    time: v1Date(startedAt + start * 1000),
    start_seconds: hasSeconds ? start : null,
    end_seconds: hasSeconds ? end : null,
  };
}

function v1Message(message: TextMessageRecord) {
  const isOutbound = message.direction === 'OUTBOUND';
  const from = isOutbound ? message.alloNumber : message.contactNumber;
  return {
    from_number: message.senderId === null ? from : null,
    ...(message.senderId === null ? {} : { sender_id: message.senderId }),
    to_number: isOutbound ? message.contactNumber : message.alloNumber,
    type: message.direction,
    content: message.content,
    start_date: v1Date(message.sentAt),
  };
}

export function v1ListedContact(contact: ContactRecord, now: number) {
  return {
    id: contact.id,
    name: contact.firstName,
    last_name: contact.lastName,
    company: contact.company && { name: contact.company.name, id: contact.company.id },
    job_title: contact.jobTitle,
    website: contact.website,
    status: contact.isArchived ? 'archived' : 'active',
    is_archived: contact.isArchived,
    created_at: dateOrNull(contact.createdAt),
    updated_at: v1Date(contact.updatedAt),
    numbers: contact.numbers,
    is_whitelisted: contact.isWhitelisted,
    last_activity_date: dateOrNull(contact.lastActivityAt),
    engagement: engagement(contact, now),
  };
}

export function v1Contact(contact: ContactRecord) {
  return {
    id: contact.id,
    name: contact.firstName,
    last_name: contact.lastName,
    numbers: contact.numbers,
    emails: contact.emails,
    company: contact.company && { name: contact.company.name, id: contact.company.id },
    job_title: contact.jobTitle,
    website: contact.website,
    integration_data: contact.isWhitelisted ? { HUBSPOT: { contact_id: '90210' } } : {},
    custom_properties: contact.company ? { 'Customer since': '2023' } : null,
  };
}

/** Allo does not say how it judges; by age of the last activity is as good as any. */
export function engagement(contact: ContactRecord, now: number): string | null {
  if (contact.lastActivityAt === null) {
    return null;
  }
  const days = (now - contact.lastActivityAt) / 86_400_000;
  return days < 30 ? 'ENGAGED' : days < 120 ? 'COOLING' : 'COLD';
}

export function v1Activity(item: ItemRecord) {
  const isCall = item.kind === 'call';
  return {
    type: `${item.direction ?? 'INBOUND'}_${isCall ? 'CALL' : 'SMS'}`,
    made_at: v1Date(isCall ? item.startedAt : item.sentAt),
    made_by: item.user?.name ?? null,
    allo_number: isCall ? item.alloNumber : null,
    content: isCall ? null : item.content,
  };
}

export function v1Number(line: Line) {
  return {
    number: line.number,
    name: line.name,
    country: line.country,
    is_shared_number: line.isShared,
  };
}
