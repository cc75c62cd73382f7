/** What a listener is taken off with; the same shape as VS Code's. */
export interface Subscription {
  dispose(): void;
}

/** Hands values to listeners; the shape of VS Code's events, without needing VS Code. */
export class Emitter<Value = void> {
  readonly #listeners = new Set<(value: Value) => void>();

  readonly event = (listener: (value: Value) => void): Subscription => {
    // A listener that is given twice is heard twice.
    const own = (value: Value) => listener(value);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  /**
   * Tells every listener. One that throws keeps neither the others from hearing nor the caller from
   * going on; its error goes to whoever handles those that nobody caught.
   */
  fire(value: Value): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
