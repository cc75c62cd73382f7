/** What is looked for, and how. */
export interface FindQuery {
  readonly text: string;
  /** Capitals count. Accents do not, but in a regular expression they do. */
  readonly matchCase: boolean;
  /** Neither end of a hit may stand inside a word. */
  readonly wholeWord: boolean;
  readonly regex: boolean;
}
