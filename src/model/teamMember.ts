/** A person of the team. */
export interface TeamMember {
  /** Opaque; `usr-…` has been seen. */
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}
