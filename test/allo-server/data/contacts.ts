import { origins, jobTitles, type Origin } from './people.ts';
import { randomFrom, type Random } from './random.ts';
import type { Company, ContactRecord } from './records.ts';

const day = 86_400_000;

/** From so many contacts on, each has a third of the items, or nobody could wait for all of them. */
const manyContacts = 2000;

/** Contacts made up from names, companies and numbers that go together. */
export function makeContacts(
  count: number,
  seed: string,
  now: number,
  takenNumbers: readonly string[],
): ContactRecord[] {
  const random = randomFrom(`${seed}:contacts`);
  const numberOf = numbering(takenNumbers);
  const share = count < manyContacts ? 1 : 1 / 3;
  return Array.from({ length: count }, (_, index) => {
    const contact = makeContact(index, pickOrigin(random), numberOf, random, now);
    return { ...contact, plannedItems: Math.ceil(contact.plannedItems * share) };
  });
}

/** Hands out each number once, counting per origin. */
function numbering(takenNumbers: readonly string[]): (origin: Origin) => string {
  const taken = new Set(takenNumbers);
  const next = new Map<Origin, number>();
  return (origin) => {
    const from = next.get(origin) ?? 0;
    for (let index = from; index < from + 10_000; index++) {
      const number = origin.number(index);
      if (taken.has(number)) continue;
      taken.add(number);
      next.set(origin, index + 1);
      return number;
    }
    throw new Error('There are more contacts than numbers');
  };
}

function makeContact(
  index: number,
  origin: Origin,
  numberOf: (origin: Origin) => string,
  random: Random,
  now: number,
): ContactRecord {
  const isNumberOnly = random.chance(0.08);
  const isCompanyOnly = !isNumberOnly && random.chance(0.04);
  const isNamed = !isNumberOnly && !isCompanyOnly;
  const firstName = isNamed ? random.pick(origin.first) : null;
  const lastName = isNamed && random.chance(0.95) ? random.pick(origin.last) : null;
  const company =
    isCompanyOnly || (isNamed && random.chance(0.8)) ? makeCompany(origin, random) : null;
  const domain = company && `${asciiWords(company.name) || `shop${index}`}.example`;
  const isQuiet = random.chance(0.04);
  // The square makes recent activity more likely than old one.
  const lastActivityAt = isQuiet
    ? null
    : seconds(now - 2 * 3_600_000 - random.next() ** 2 * 500 * day);
  const updatedAt = seconds(
    Math.min(now - 3_600_000, (lastActivityAt ?? now - 200 * day) + random.next() * 2 * day),
  );
  const language = random.pick(origin.languages);
  return {
    id: `con-${random.hex(40)}`,
    personId: `per-${random.hex(24)}`,
    firstName,
    lastName,
    company,
    jobTitle: isNamed && company && random.chance(0.7) ? random.pick(jobTitles[language]) : null,
    website: domain !== null && random.chance(0.6) ? `https://${domain}` : null,
    address: company && random.chance(0.3) ? random.pick(origin.cities) : null,
    numbers: Array.from({ length: howManyNumbers(random) }, () => numberOf(origin)),
    emails:
      domain !== null && firstName !== null && random.chance(0.6)
        ? [`${asciiWords(firstName) || 'hello'}@${domain}`]
        : [],
    isArchived: random.chance(0.05),
    isWhitelisted: random.chance(0.1),
    createdAt: random.chance(0.97) ? seconds(now - (510 + random.next() * 400) * day) : null,
    updatedAt,
    lastActivityAt,
    languages: origin.languages,
    plannedItems: isQuiet ? 0 : howManyItems(random),
  };
}

function pickOrigin(random: Random): Origin {
  let left = random.whole(1, 100);
  const chosen = origins.find(({ share }) => (left -= share) <= 0) ?? origins[0];
  if (chosen === undefined) {
    throw new Error('No origins');
  }
  return chosen;
}

function makeCompany(origin: Origin, random: Random): Company {
  const name = random.pick(origin.companies);
  return { id: `com-${asciiWords(name).replaceAll('-', '').toUpperCase() || 'X'}`, name };
}

function howManyNumbers(random: Random): number {
  return random.chance(0.82) ? 1 : random.whole(2, 4);
}

function howManyItems(random: Random): number {
  const kind = random.next();
  if (kind < 0.3) return random.whole(1, 4);
  if (kind < 0.7) return random.whole(5, 15);
  return kind < 0.9 ? random.whole(16, 45) : random.whole(46, 130);
}

function asciiWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The API's dates have no fractions. */
function seconds(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
