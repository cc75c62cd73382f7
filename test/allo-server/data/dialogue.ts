import type { Random } from './random.ts';
import { members } from './people.ts';
import type { Direction, Language, SegmentRecord, SegmentTiming } from './records.ts';
import { english, workshopTopics, workshopTurns } from './text/english.ts';
import { french } from './text/french.ts';
import { fill, type Line, type Scenario, type Slots, type Voice } from './text/template.ts';

const texts = { en: english, fr: french } as const;

const modules = { en: ['Stock', 'Billing', 'Orders', 'Shop'], fr: ['Stock', 'Factures', 'Achats'] };
const weekdays = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'],
};
const cities = { en: ['Reading', 'Tacoma', 'Leeds', 'Newark'], fr: ['Lyon', 'Roissy', 'Nantes'] };
const times = { en: ['10', '2:30', '9:30', 'noon'], fr: ['10 h', '14 h 30', '9 h'] };
const strangers = { en: ['Sam', 'Alex', 'Robin'], fr: ['Dominique', 'Claude', 'Camille'] };

export interface Speakers {
  /** First name of who speaks for the team. */
  readonly agent: string;
  /** First name of the other party, null when it is not known. */
  readonly first: string | null;
  readonly company: string | null;
}

export interface Spoken {
  readonly segments: readonly SegmentRecord[];
  readonly lengthSeconds: number;
}

/** Numbers, names and days, the same throughout one call. */
export function slotsFor(language: Language, speakers: Speakers, random: Random): Slots {
  const amount = random.whole(4, 96) * 20;
  const others = members.filter(({ name }) => !name.startsWith(speakers.agent));
  return {
    agent: speakers.agent,
    first: speakers.first ?? random.pick(strangers[language]),
    company: speakers.company ?? (language === 'fr' ? 'la menuiserie' : 'the workshop'),
    colleague: firstWord(random.pick(others).name),
    ref: `NQ-${random.whole(20000, 69999)}`,
    amount: language === 'fr' ? `${amount} €` : `$${amount.toLocaleString('en-US')}`,
    count: String(random.whole(3, 24)),
    day: random.pick(weekdays[language]),
    time: random.pick(times[language]),
    city: random.pick(cities[language]),
    module: random.pick(modules[language]),
  };
}

/** @param mayBeLast whether it may be the end of the relation */
export function scenarioFor(language: Language, mayBeLast: boolean, random: Random): Scenario {
  const { scenarios } = texts[language];
  return random.pick(scenarios.filter(({ isFarewell = false }) => mayBeLast || !isFarewell));
}

export function quickCall(language: Language, direction: Direction, random: Random): Scenario {
  return random.pick(texts[language].quickCalls.filter(({ quick }) => quick === direction));
}

/** A whole call about the given scenario, from the greeting to the goodbye. */
export function conversationLines(
  language: Language,
  scenarios: readonly Scenario[],
  direction: Direction,
  viaReceptionist: boolean,
  random: Random,
): Line[] {
  const text = texts[language];
  const beginning = viaReceptionist
    ? [...text.receptionist, ...text.opening]
    : direction === 'INBOUND'
      ? text.opening
      : text.openingOutbound;
  const middle = scenarios.flatMap(({ lines }, index) =>
    index > 0 || random.chance(0.25) ? [...text.smallTalk, ...lines] : lines,
  );
  return [...beginning, ...middle, ...text.closing];
}

export function receptionistMessage(language: Language): readonly Line[] {
  return texts[language].receptionistMessage;
}

export function voicemail(language: Language, voice: Voice, random: Random): Line[] {
  return [{ voice, text: random.pick(texts[language].voicemails) }];
}

export function shortMessage(
  language: Language,
  random: Random,
): { readonly direction: Direction; readonly text: string } {
  return random.pick(texts[language].shortMessages);
}

/** Set-up topics one after the other until the given length is reached. */
export function workshop(lengthSeconds: number, random: Random): Spoken {
  const speakers = { agent: 'Daniel', first: 'Margaret', company: 'Draper Guidance Systems' };
  const opening = slotsFor('en', speakers, random);
  const segments: SegmentRecord[] = [
    ...speak(english.openingOutbound, opening, 'seconds', random).segments,
  ];
  for (let index = 0; (segments.at(-1)?.end ?? 0) < lengthSeconds - 150; index++) {
    const topic = workshopTopics[index % workshopTopics.length] ?? 'units';
    const slots = { ...slotsFor('en', speakers, random), topic };
    const from = segments.at(-1)?.end ?? 0;
    segments.push(...speak(workshopTurns, slots, 'seconds', random, from).segments);
  }
  const from = segments.at(-1)?.end ?? 0;
  segments.push(...speak(english.closing, opening, 'seconds', random, from).segments);
  return { segments, lengthSeconds: Math.max(lengthSeconds, endOf(segments)) };
}

const sources: Readonly<Record<Voice, string>> = { us: 'USER', them: 'EXTERNAL', ai: 'AGENT' };

/** Gives each line the time that a person needs to say it. */
export function speak(
  lines: readonly Line[],
  slots: Slots,
  timing: SegmentTiming,
  random: Random,
  from = 0.4,
): Spoken {
  let at = from;
  const segments = lines.map(({ voice, text }) => {
    const words = fill(text, slots, random);
    const start = at + 0.2 + random.next() * 0.9;
    const end = start + 0.5 + countWords(words) / (2.4 + random.next() * 0.8);
    at = end;
    return { source: sources[voice], text: words, start: tenths(start), end: tenths(end), timing };
  });
  return { segments, lengthSeconds: endOf(segments) };
}

/** Without making them: there may be millions. */
function countWords(text: string): number {
  let count = 1;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) count++;
  return count;
}

export function firstWord(name: string): string {
  return name.split(' ')[0] ?? name;
}

function endOf(segments: readonly SegmentRecord[]): number {
  return Math.ceil((segments.at(-1)?.end ?? 0) + 1);
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
