import { orderCallSeconds, orderCallSegments } from './speech/orderCallSegments.ts';
import { londonOffice, members, parisSales, usSupport } from './people.ts';
import { oddities } from './oddities.ts';
import { workshop } from './dialogue.ts';
import { randomFrom } from './random.ts';
import type { CallRecord, ContactRecord, ItemRecord } from './records.ts';

const contactId = (digits: string) => `con-${digits.padEnd(40, '0')}`;

/** Contacts that tests and demonstrations may rely on. */
export const landmarks = {
  /** Ada Lovelace: 1,043 items, which is 42 pages of 25, newest first. */
  ada: contactId('ADA1815'),
  /** Grace Hopper: the example of Allo's documentation, verbatim, and four older pages. */
  grace: 'cnt_abc123',
  /** Chloé Lefèvre: 7 items, one page at any size from 7. French. */
  onePage: contactId('C0107E'),
  /** Margaret Hamilton: the call of two hours, and 31 other items. */
  longCall: contactId('A9010711'),
  /** Amélie Tremblay: English and French in one conversation, 60 items. */
  mixedLanguages: contactId('B111C0A1'),
  /** Quentin Marchetti-Oddo: every odd shape that an item can have. */
  oddities: contactId('0DD17135'),
  /** Tomáš Dvořák: nothing yet. */
  empty: contactId('E0079'),
  /** No name, no company: `+33 6 39 98 00 42`. */
  numberOnly: contactId('000042'),
  /** A name written from right to left. */
  rightToLeft: contactId('A1AB1C'),
  /** A name in kanji. */
  kanji: contactId('CAFE5A70'),
  /** A name, a company and a job title too long for any row. */
  longName: contactId('10119A3E'),
  /** Archived. */
  archived: contactId('A2C417ED'),
} as const;

/** Calls that tests and demonstrations may rely on. */
export const landmarkCalls = {
  /** Ada's newest call: real speech that matches its transcript, as mp3. */
  speech: 'cll-0DE25C0A48213000000000000000ADA1',
  /** Margaret's call of two hours: more than a thousand segments. */
  twoHours: 'cll-2A0135E55104000000000000A9010711',
  /** The call of the documented example. */
  example: 'call_abc123',
} as const;

const minute = 60_000;
const day = 24 * 60 * minute;

const someone: Omit<ContactRecord, 'id' | 'personId' | 'numbers' | 'updatedAt'> = {
  firstName: null,
  lastName: null,
  company: null,
  jobTitle: null,
  website: null,
  address: null,
  emails: [],
  isArchived: false,
  isWhitelisted: false,
  createdAt: Date.UTC(2023, 10, 6, 9, 12),
  lastActivityAt: null,
  languages: ['en'],
  plannedItems: 0,
};

/** In the order in which `GET /v1/api/contacts` lists them: the one changed last comes first. */
export function landmarkContacts(now: number): ContactRecord[] {
  const company = (digits: string, name: string) => ({ id: `com-${digits.padEnd(16, '0')}`, name });
  const contacts: Omit<ContactRecord, 'personId' | 'updatedAt'>[] = [
    {
      ...someone,
      id: landmarks.ada,
      firstName: 'Ada',
      lastName: 'Lovelace',
      company: company('B4B', 'Analytical Engines Ltd'),
      jobTitle: 'Head of Operations',
      website: 'https://analytical-engines.example',
      address: '12 St James’s Square, London',
      numbers: ['+447700900815', '+442079460815'],
      emails: ['ada@analytical-engines.example'],
      isWhitelisted: true,
      lastActivityAt: now - 12 * minute,
      plannedItems: 1043,
    },
    {
      ...someone,
      id: landmarks.grace,
      firstName: 'Grace',
      lastName: 'Hopper',
      company: company('EC1', 'Eckert-Mauchly'),
      jobTitle: 'Senior Mathematician',
      numbers: ['+1234567890'],
      emails: ['grace@eckert-mauchly.example'],
      lastActivityAt: Date.UTC(2024, 0, 15, 11),
    },
    {
      ...someone,
      id: landmarks.onePage,
      firstName: 'Chloé',
      lastName: 'Lefèvre',
      company: company('5A7E', 'Les Savons de Sète'),
      jobTitle: 'Gérante',
      numbers: ['+33639980107'],
      lastActivityAt: now - 3 * 60 * minute,
      languages: ['fr'],
      plannedItems: 7,
    },
    {
      ...someone,
      id: landmarks.longCall,
      firstName: 'Margaret',
      lastName: 'Hamilton',
      company: company('A9011', 'Draper Guidance Systems'),
      jobTitle: 'Director of Software Engineering',
      numbers: ['+16175550107', '+16175550108'],
      emails: ['margaret@draper.example', 'mh@draper.example'],
      lastActivityAt: now - 2 * day,
      plannedItems: 32,
    },
    {
      ...someone,
      id: landmarks.mixedLanguages,
      firstName: 'Amélie',
      lastName: 'Tremblay',
      company: company('7E3B', 'Canots du Saguenay'),
      jobTitle: 'Responsable logistique / Logistics Lead',
      numbers: ['+15145550133'],
      lastActivityAt: now - 26 * 60 * minute,
      languages: ['en', 'fr'],
      plannedItems: 60,
    },
    {
      ...someone,
      id: landmarks.oddities,
      firstName: 'Quentin',
      lastName: 'Marchetti-Oddo',
      company: company('0DD', 'Marchetti & <Oddo> "Import/Export"'),
      jobTitle: 'Owner',
      numbers: ['+33639980666'],
      lastActivityAt: now - 4 * 60 * minute,
      languages: ['fr', 'en'],
    },
    {
      ...someone,
      id: landmarks.empty,
      firstName: 'Tomáš',
      lastName: 'Dvořák',
      company: company('B2', 'Dvořák Nástroje s.r.o.'),
      numbers: ['+420601000123'],
    },
    {
      ...someone,
      id: landmarks.numberOnly,
      numbers: ['+33639980042'],
      lastActivityAt: now - 5 * day,
      languages: ['fr'],
      plannedItems: 12,
    },
    {
      ...someone,
      id: landmarks.rightToLeft,
      firstName: 'نور',
      lastName: 'الهاشمي',
      company: company('A2AB', 'مؤسسة الهاشمي للأثاث'),
      numbers: ['+97145550199'],
      lastActivityAt: now - 6 * day,
      plannedItems: 15,
    },
    {
      ...someone,
      id: landmarks.kanji,
      firstName: '美咲',
      lastName: '佐藤',
      company: company('5A70', '株式会社みやこ陶器'),
      numbers: ['+815055550142'],
      lastActivityAt: now - 8 * day,
      plannedItems: 9,
    },
    {
      ...someone,
      id: landmarks.longName,
      firstName: 'Maria Wilhelmina Philippina Augusta Antoinetta',
      lastName: 'van Oldenbarnevelt-Featherstonehaugh de La Rochebrochard',
      company: company(
        '10119',
        'The Worshipful and Honourable Society of Cabinet, Joinery and Fine Instrument Makers of Norwich and Norfolk, Incorporated',
      ),
      jobTitle:
        'Executive Vice President, Purchasing, Supply Chain, Facilities and Continuous Improvement',
      numbers: ['+447700900977', '+442079460977', '+16285550177', '+33639980977'],
      lastActivityAt: now - 9 * day,
      plannedItems: 28,
    },
    {
      ...someone,
      id: landmarks.archived,
      firstName: 'Blaise',
      lastName: 'Pascal',
      company: company('1642', 'Pascaline SARL'),
      numbers: ['+33639981642'],
      isArchived: true,
      lastActivityAt: now - 140 * day,
      languages: ['fr'],
      plannedItems: 5,
    },
  ];
  return contacts.map((contact, index) => ({
    ...contact,
    personId: `per-${contact.id.slice(4, 12).toUpperCase().padStart(24, '9')}`,
    updatedAt: now - (index + 1) * minute,
  }));
}

/** Items that stand beside those made up for a landmark. */
export function landmarkItems(contact: ContactRecord, now: number): ItemRecord[] {
  switch (contact.id) {
    case landmarks.ada:
      return [speechCall(now - 12 * minute)];
    case landmarks.longCall:
      return [twoHourCall(now - 2 * day)];
    case landmarks.oddities:
      return oddities(now - 4 * 60 * minute);
    default:
      return [];
  }
}

function speechCall(startedAt: number): CallRecord {
  return {
    kind: 'call',
    id: landmarkCalls.speech,
    startedAt,
    lengthSeconds: Math.ceil(orderCallSeconds),
    direction: 'INBOUND',
    contactNumber: '+447700900815',
    alloNumber: usSupport.number,
    result: 'ANSWERED',
    summary: `**Order 48213 is on its way.** Ada asked where her twelve scanners are.

- They left the warehouse this morning and arrive by **Friday**
- Priya texts the tracking number
- Training stays on *Monday at ten*, Daniel calls`,
    tag: 'order',
    tags: ['order', 'training'],
    recording: 'speech',
    transcript: orderCallSegments.map((segment) => ({ ...segment, timing: 'seconds' })),
    user: members.find(({ name }) => name.startsWith('Priya')) ?? null,
  };
}

function twoHourCall(startedAt: number): CallRecord {
  const random = randomFrom('workshop');
  const { segments, lengthSeconds } = workshop(2 * 60 * 60, random);
  return {
    kind: 'call',
    id: landmarkCalls.twoHours,
    startedAt,
    lengthSeconds,
    direction: 'OUTBOUND',
    contactNumber: '+16175550107',
    alloNumber: usSupport.number,
    result: 'ANSWERED',
    summary: `# Set-up workshop, first half

Two hours with Margaret Hamilton. **Every part of the stock module was decided**, four points are open.

## Decisions
1. One main warehouse; offcuts get barcodes
2. Simple rules everywhere, to be looked at again after a month
3. Go-live on a Monday

## Open
- [ ] Who owns \`unit\` for fasteners?
- [ ] Serial numbers before 2019
- [ ] Price list for the *Houston* site
- [ ] Who keeps the green binder`,
    tag: 'onboarding',
    tags: ['onboarding', 'training', 'workshop'],
    recording: 'tones',
    transcript: segments,
    user: members.find(({ name }) => name.startsWith('Daniel')) ?? null,
  };
}

export const landmarkLines = { parisSales, usSupport, londonOffice } as const;
