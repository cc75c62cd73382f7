import {
  conversationLines,
  firstWord,
  receptionistMessage,
  quickCall,
  scenarioFor,
  shortMessage,
  slotsFor,
  speak,
  voicemail,
  type Speakers,
} from './dialogue.ts';
import { lines, members } from './people.ts';
import { randomFrom, type Random } from './random.ts';
import { fill, type Scenario, type Slots } from './text/template.ts';
import type {
  CallRecord,
  ContactRecord,
  Direction,
  ItemRecord,
  Language,
  SegmentTiming,
  TeamMember,
  TextMessageRecord,
} from './records.ts';

const day = 86_400_000;

/** Makes up `count` items, newest first, the newest at the contact's last activity. */
export function makeConversation(
  contact: ContactRecord,
  count: number,
  seed: string,
): ItemRecord[] {
  if (contact.lastActivityAt === null) {
    return [];
  }
  const random = randomFrom(`${seed}:${contact.id}`);
  // A contact that has been known for long talks a few times a week at most.
  const daysBetween = Math.min(6, Math.max(1, 700 / Math.max(count, 1)));
  return makeDates(contact.lastActivityAt, count, daysBetween, random).map((at) =>
    random.chance(0.66) ? makeCall(contact, at, random) : makeTextMessage(contact, at, random),
  );
}

/** Moments in office hours, newest first, none twice. */
function makeDates(newest: number, count: number, daysBetween: number, random: Random): number[] {
  const dates = [newest];
  let midnight = Math.floor(newest / day) * day;
  while (dates.length < count) {
    midnight -= Math.max(1, Math.round(random.next() * 2 * daysBetween)) * day;
    const weekday = new Date(midnight).getUTCDay();
    if (weekday === 0 || weekday === 6) {
      midnight -= (weekday === 0 ? 2 : 1) * day;
    }
    const hours = new Set(Array.from({ length: random.whole(1, 4) }, () => random.whole(8, 18)));
    const today = [...hours]
      .sort((one, other) => other - one)
      .map((hour) => midnight + (hour * 3600 + random.whole(0, 900)) * 1000);
    dates.push(...today);
  }
  return dates.slice(0, count);
}

interface Circumstances {
  readonly language: Language;
  readonly alloNumber: string;
  readonly contactNumber: string;
  readonly user: TeamMember;
  readonly slots: Slots;
}

function circumstances(contact: ContactRecord, random: Random): Circumstances {
  const language = random.pick(contact.languages);
  const suitable = lines.filter((line) => line.language === language);
  const line = random.pick(suitable.length > 0 && random.chance(0.88) ? suitable : lines);
  const user = random.pick(members.filter(({ languages }) => languages.includes(language)));
  const speakers: Speakers = {
    agent: firstWord(user.name),
    first: contact.firstName,
    company: contact.company?.name ?? null,
  };
  return {
    language,
    alloNumber: line.number,
    contactNumber: random.chance(0.85)
      ? (contact.numbers[0] ?? 'anonymous')
      : random.pick(contact.numbers),
    user,
    slots: slotsFor(language, speakers, random),
  };
}

const inboundResults = weighted({
  ANSWERED: 70,
  VOICEMAIL: 10,
  TRANSFERRED_AI: 5,
  TRANSFERRED_EXTERNAL: 2,
  CLOSED: 5,
  RECEIVED: 2,
  BLOCKED: 1,
  absent: 5,
});
const outboundResults = weighted({
  ANSWERED: 68,
  VOICEMAIL: 16,
  FAILED: 4,
  FAILED_EXTERNAL: 2,
  CLOSED: 5,
  absent: 5,
});

export function makeCall(contact: ContactRecord, startedAt: number, random: Random): CallRecord {
  const { language, alloNumber, contactNumber, user, slots } = circumstances(contact, random);
  const direction: Direction = random.chance(0.55) ? 'INBOUND' : 'OUTBOUND';
  const outcome = random.pick(direction === 'INBOUND' ? inboundResults : outboundResults);
  const unanswered: CallRecord = {
    kind: 'call',
    id: `cll-${random.hex(32)}`,
    startedAt,
    lengthSeconds: random.whole(20, 45),
    direction,
    contactNumber: direction === 'INBOUND' && random.chance(0.01) ? 'anonymous' : contactNumber,
    alloNumber,
    result: outcome === 'absent' ? null : outcome,
    summary: null,
    tag: null,
    tags: random.chance(0.08) ? null : [],
    recording: 'none',
    transcript: null,
    user: direction === 'OUTBOUND' ? user : null,
  };
  switch (outcome) {
    case 'VOICEMAIL': {
      const voice = direction === 'INBOUND' ? 'them' : 'us';
      const spoken = speak(voicemail(language, voice, random), slots, 'seconds', random, 6);
      return {
        ...unanswered,
        lengthSeconds: Math.max(20, spoken.lengthSeconds),
        summary: spoken.segments[0]?.text.split(/(?<=[.!?]) /).at(1) ?? null,
        ...tagged(['to_call_back'], random),
        recording: 'tones',
        transcript: random.chance(0.85) ? spoken.segments : null,
      };
    }
    case 'TRANSFERRED_AI': {
      const spoken = speak(receptionistMessage(language), slots, 'seconds', random);
      return {
        ...unanswered,
        lengthSeconds: spoken.lengthSeconds,
        summary: fill(
          language === 'fr'
            ? '{first} ({company}) a laissé un message, référence **{ref}**. À rappeler {day}.'
            : '{first} ({company}) left a message with the assistant about **{ref}**. Call back on {day}.',
          slots,
          random,
        ),
        ...tagged(['to_call_back', 'after-hours'], random),
        recording: 'tones',
        transcript: spoken.segments,
      };
    }
    case 'ANSWERED':
    case 'TRANSFERRED_EXTERNAL':
    case 'absent':
      return { ...unanswered, ...talk(contact, language, direction, slots, random), user };
    case 'BLOCKED':
    case 'CLOSED':
    case 'FAILED':
    case 'FAILED_EXTERNAL':
    case 'RECEIVED':
      return unanswered;
  }
}

type Talk = Pick<
  CallRecord,
  'lengthSeconds' | 'summary' | 'tag' | 'tags' | 'recording' | 'transcript'
>;

function talk(
  contact: ContactRecord,
  language: Language,
  direction: Direction,
  slots: Slots,
  random: Random,
): Talk {
  const scenarios = subjects(contact, language, direction, random);
  const [only] = scenarios;
  const viaReceptionist = direction === 'INBOUND' && random.chance(0.15);
  const script =
    only !== undefined && isQuick(scenarios)
      ? only.lines
      : conversationLines(language, scenarios, direction, viaReceptionist, random);
  const { segments, lengthSeconds } = speak(script, slots, pickTiming(random), random);
  const fate = random.next();
  const isUnprocessed = fate < 0.04;
  return {
    lengthSeconds: Math.max(20, lengthSeconds + random.whole(0, 6)),
    summary: isUnprocessed
      ? null
      : scenarios
          .slice(0, 2)
          .map(({ summary }) => fill(summary, slots, random))
          .join('\n\n'),
    ...tagged([...new Set(scenarios.flatMap(({ tags }) => tags))].slice(0, 5), random),
    recording: fate < 0.02 ? 'none' : 'tones',
    transcript: isUnprocessed ? null : fate < 0.05 ? [] : segments,
  };
}

/** One subject as a rule; once in a while several, and people stay on the phone for long. */
function subjects(
  contact: ContactRecord,
  language: Language,
  direction: Direction,
  random: Random,
): Scenario[] {
  if (random.chance(0.22)) {
    return [quickCall(language, direction, random)];
  }
  const count = random.chance(0.8) ? 1 : random.whole(2, 9);
  const mayBeLast = contact.plannedItems < 8;
  return Array.from({ length: count }, () => scenarioFor(language, mayBeLast, random));
}

/** Quick calls bring their own greeting. */
function isQuick(scenarios: readonly Scenario[]): boolean {
  return scenarios.length === 1 && scenarios[0]?.quick !== undefined;
}

function pickTiming(random: Random): SegmentTiming {
  const kind = random.next();
  return kind < 0.91 ? 'seconds' : kind < 0.98 ? 'time' : 'none';
}

function tagged(tags: readonly string[], random: Random): Pick<CallRecord, 'tag' | 'tags'> {
  const kind = random.next();
  if (kind < 0.12) return { tag: null, tags: [] };
  return { tag: tags[0] ?? null, tags: kind < 0.22 ? null : tags };
}

export function makeTextMessage(
  contact: ContactRecord,
  sentAt: number,
  random: Random,
): TextMessageRecord {
  const { language, alloNumber, contactNumber, user, slots } = circumstances(contact, random);
  const written = random.chance(0.3)
    ? { direction: 'OUTBOUND' as const, text: scenarioFor(language, false, random).followUp }
    : shortMessage(language, random);
  const isOutbound = written.direction === 'OUTBOUND';
  return {
    kind: 'text-message',
    id: `msg-${random.hex(32)}`,
    sentAt,
    direction: written.direction,
    contactNumber,
    alloNumber,
    senderId: isOutbound && random.chance(0.1) ? 'NORTHQUAY' : null,
    content: fill(written.text, slots, random),
    status: isOutbound && random.chance(0.04) ? 'FAILED' : 'DELIVERED',
    messageType: random.chance(0.05) ? 'WHATSAPP' : 'SMS',
    user: isOutbound ? user : null,
  };
}

/** A list in which each key stands as often as it weighs. */
function weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key[] {
  const keys: Key[] = [];
  for (const key in weights) {
    keys.push(...Array.from({ length: weights[key] }, () => key));
  }
  return keys;
}
