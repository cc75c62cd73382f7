/** What is asked for once, for all who want it. A failure is not kept. */
export class Remembered<Value> {
  readonly #ask: () => Promise<Value>;
  #answer: Promise<Value> | undefined;
  #known: Value | undefined;

  constructor(ask: () => Promise<Value>) {
    this.#ask = ask;
  }

  /** What was answered last; undefined before. */
  get known(): Value | undefined {
    return this.#known;
  }

  /** @throws what asking throws */
  async get(): Promise<Value> {
    const answer = (this.#answer ??= this.#ask());
    try {
      return (this.#known = await answer);
    } catch (error) {
      if (this.#answer === answer) this.#answer = undefined;
      throw error;
    }
  }

  /** Lets it be asked for anew. */
  forget(): void {
    this.#answer = undefined;
  }
}
