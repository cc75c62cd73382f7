/** At first, the pace is chance. */
const fewestSteps = 3;

/**
 * Tells from the pace so far how long something still takes.
 *
 * @param now milliseconds that only rise
 * @returns a function that is told how many steps are done and how many there are, and gives seconds,
 *   rounded as one would say it; null while nothing can be told
 */
export function remainingTime(now: () => number): (done: number, all: number) => number | null {
  let first = { done: Infinity, at: 0 };
  let before = 0;
  return (done, all) => {
    const at = now();
    // Fewer than before: it has begun again.
    if (done < before || first.done === Infinity) first = { done, at };
    before = done;
    const steps = done - first.done;
    if (steps < fewestSteps || done >= all) return null;
    const seconds = (((at - first.at) / steps) * (all - done)) / 1000;
    const grain = seconds < 60 ? 5 : 60;
    return Math.max(1, Math.round(seconds / grain)) * grain;
  };
}
