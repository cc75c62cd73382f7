/** What was not found is not looked for again so soon: it takes several requests. Milliseconds. */
const rememberedFor = 60_000;
const mostRemembered = 1_000;

/** Remembers for a while what is not there. */
export class Missing {
  readonly #since = new Map<string, number>();

  add(key: string): void {
    if (this.has(key)) return;
    if (this.#since.size >= mostRemembered) this.#since.clear();
    this.#since.set(key, Date.now());
  }

  has(key: string): boolean {
    const since = this.#since.get(key);
    return since !== undefined && Date.now() - since < rememberedFor;
  }
}
