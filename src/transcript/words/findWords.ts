/** The words around finding, in the user's language. `{0}` and so on are replaced by the page. */
export interface FindWords {
  /** Names the field and the bar: "Find". */
  readonly find: string;
  readonly matchCase: string;
  readonly wholeWord: string;
  readonly regex: string;
  readonly previous: string;
  readonly next: string;
  readonly close: string;
  /** Which hit of how many: "{0} of {1}". */
  readonly hitOf: string;
  /** Stands for a number when there are more than are counted: "{0}+". */
  readonly orMore: string;
  readonly noHits: string;
  /** {0} is what the engine has to say about a regular expression, in English. */
  readonly broken: string;
  readonly tooSlow: string;
}
