/** What is asked for once, for all who want it. A failure is not kept. */
export class Remembered<Value> {
  readonly #ask: () => Promise<Value>;
  #answer: Promise<Value> | undefined;

  constructor(ask: () => Promise<Value>) {
    this.#ask = ask;
  }

  /** @throws what asking throws */
  async get(): Promise<Value> {
    const answer = (this.#answer ??= this.#ask());
    try {
      return await answer;
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
