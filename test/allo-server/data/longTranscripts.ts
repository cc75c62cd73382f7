import { slotsFor, speak } from './dialogue.ts';
import { members, usSupport } from './people.ts';
import { randomFrom, type Random } from './random.ts';
import type { CallRecord, ContactRecord, SegmentRecord } from './records.ts';
import { english, workshopTopics, workshopTurns } from './text/english.ts';
import type { Line, Voice } from './text/template.ts';

const minute = 60_000;
const number = '+15555550199';
const idPrefix = 'con-10260000';

/** The ids of the contact, and of its one call, that has a transcript of so many segments. */
export function longTranscript(segments: number): {
  readonly contactId: string;
  readonly callId: string;
} {
  const digits = String(segments);
  return {
    contactId: `${idPrefix}${digits.padStart(36, '0')}`,
    callId: `cll-1026${digits.padStart(28, '0')}`,
  };
}

/** Contacts for those who measure: one for each wanted number of segments. */
export function longTranscriptContacts(counts: readonly number[], now: number): ContactRecord[] {
  return counts.map((count, index) => ({
    id: longTranscript(count).contactId,
    personId: `per-1026${String(count).padStart(20, '0')}`,
    firstName: 'Long',
    lastName: `Transcript ${count.toLocaleString('en-US')}`,
    company: null,
    jobTitle: null,
    website: null,
    address: null,
    numbers: [number],
    emails: [],
    isArchived: false,
    isWhitelisted: false,
    createdAt: Date.UTC(2023, 10, 6, 9, 12),
    // Behind the landmarks, before everybody else.
    updatedAt: now - (30 + index) * minute,
    lastActivityAt: now - (60 + index) * minute,
    languages: ['en'],
    plannedItems: 1,
  }));
}

/** The call of such a contact; null for any other. It is silent: its length would be days. */
export function longTranscriptCall({ id, lastActivityAt }: ContactRecord): CallRecord | null {
  if (!id.startsWith(idPrefix) || lastActivityAt === null) {
    return null;
  }
  const count = Number(id.slice(idPrefix.length));
  const transcript = longTalk(count);
  const lengthSeconds = Math.ceil((transcript.at(-1)?.end ?? 0) + 1);
  return {
    kind: 'call',
    id: longTranscript(count).callId,
    startedAt: lastActivityAt - lengthSeconds * 1000,
    lengthSeconds,
    direction: 'INBOUND',
    contactNumber: number,
    alloNumber: usSupport.number,
    result: 'ANSWERED',
    summary: `A very long talk: **${count.toLocaleString('en-US')} segments**.`,
    tag: 'training',
    tags: ['training'],
    recording: 'none',
    transcript,
    user: members[0] ?? null,
  };
}

/** A word or two, a sentence, sometimes a speech: the mean is about twenty words. */
const sentencesInSegment = [1, 1, 1, 1, 1, 2, 2, 3];

/** Three who take turns: the team and the other party, and Allo's assistant once in a while. */
function longTalk(count: number): SegmentRecord[] {
  const random = randomFrom(`long talk of ${count}`);
  const said = [...workshopTurns, ...english.scenarios.flatMap(({ lines }) => lines)];
  const by = (voice: Voice) =>
    [...said, ...english.receptionist].filter((line) => line.voice === voice);
  const lines = { us: by('us'), them: by('them'), ai: by('ai') };
  const lineOf = (voice: Voice): Line => ({
    voice,
    text: Array.from({ length: random.pick(sentencesInSegment) }, () => random.pick(lines[voice]))
      .map(({ text }) => text)
      .join(' '),
  });
  const segments: SegmentRecord[] = [];
  while (segments.length < count) {
    const turns = Array.from({ length: Math.min(20, count - segments.length) }, (_, index) =>
      lineOf(random.chance(0.1) ? 'ai' : index % 2 === 0 ? 'us' : 'them'),
    );
    const from = segments.at(-1)?.end ?? 0.4;
    segments.push(...speak(turns, slots(random), 'seconds', random, from).segments);
  }
  return segments;
}

function slots(random: Random) {
  const speakers = { agent: 'Daniel', first: 'Margaret', company: 'Draper Guidance Systems' };
  return { ...slotsFor('en', speakers, random), topic: random.pick(workshopTopics) };
}
