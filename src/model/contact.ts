/** How warm a contact is, as Allo judges it. Values that are not documented are kept as they came. */
type Engagement = 'ENGAGED' | 'COOLING' | 'COLD' | (string & {});

/**
 * A person or company that the team talks to. Fields are null where the API gave none; the API
 * documents nearly all of them as nullable.
 */
export interface Contact {
  /** Opaque; `con-…` and `cnt_…` have been seen. */
  readonly id: string;
  /** First and last name joined, or null for a contact that is only a number. */
  readonly name: string | null;
  readonly company: string | null;
  readonly jobTitle: string | null;
  readonly website: string | null;
  /** Phone numbers as the API spells them, E.164 as a rule; the first is the one to show. */
  readonly numbers: readonly string[];
  readonly emails: readonly string[];
  readonly engagement: Engagement | null;
  /** When somebody last called or wrote, in milliseconds since 1970 (UTC). */
  readonly lastActivityAt: number | null;
  readonly isArchived: boolean;
}

/** A contact of whom nothing else can be learned. */
export function contactKnownById(id: string): Contact {
  return {
    id,
    name: null,
    company: null,
    jobTitle: null,
    website: null,
    numbers: [],
    emails: [],
    engagement: null,
    lastActivityAt: null,
    isArchived: false,
  };
}

/** What to call a contact where there is room for one label: the name, else a number, else the id. */
export function contactLabel(contact: Contact): string {
  return contact.name ?? contact.company ?? contact.numbers[0] ?? contact.id;
}
