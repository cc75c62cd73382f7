/** A phone line of the team. */
export interface AlloNumber {
  /** E.164. */
  readonly number: string;
  readonly name: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}
