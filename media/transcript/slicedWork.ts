/** Half a frame: the other half is left to layout, painting and the reader's input. */
const sliceMilliseconds = 8;

/** Work that is done in short slices, so that the page never stops answering. */
export class SlicedWork {
  readonly #step: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param step does a little, and says whether there is more to do at once */
  constructor(step: () => boolean) {
    this.#step = step;
  }

  /** There is something to do (again). */
  wake(): void {
    this.#timer ??= setTimeout(this.#slice, 0);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #slice = () => {
    this.#timer = undefined;
    const end = performance.now() + sliceMilliseconds;
    while (this.#step()) {
      if (performance.now() < end) continue;
      this.wake();
      return;
    }
  };
}
