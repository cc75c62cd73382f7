import type { Contact } from '../../src/model/contact.ts';
import { contactKnownById } from '../../src/model/contact.ts';
import { makeContacts } from '../allo-server/data/contacts.ts';
import { randomFrom } from '../allo-server/data/random.ts';

/** Contacts as the sample server has them, without a server. */
export function manyContacts(count: number): Contact[] {
  return makeContacts(count, 'many', Date.UTC(2026, 10, 20), []).map((record) => ({
    ...contactKnownById(record.id),
    name: [record.firstName, record.lastName].filter(Boolean).join(' ') || null,
    company: record.company?.name ?? null,
    jobTitle: record.jobTitle,
    numbers: record.numbers,
    emails: record.emails,
    lastActivityAt: record.lastActivityAt,
  }));
}

/** Contacts that share no name, which is harder than life. */
export function unlikeContacts(count: number): Contact[] {
  const random = randomFrom('unlike');
  const word = () => {
    const length = random.whole(4, 11);
    return Array.from({ length }, () => String.fromCharCode(97 + random.whole(0, 25))).join('');
  };
  return Array.from({ length: count }, (_, index) => {
    const [first, last, company] = [word(), word(), word()];
    return {
      ...contactKnownById(`con-${index}`),
      name: `${first} ${last}`,
      company: `${company} ${word()}`,
      jobTitle: 'Head of Purchasing',
      numbers: [`+3363${String(index).padStart(7, '0')}`],
      emails: [`${first}@${company}.example`],
      lastActivityAt: index,
    };
  });
}
