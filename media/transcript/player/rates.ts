/** The speeds that can be chosen. */
export const rates: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** The speed one step faster (1) or slower (-1); the same at the end of the scale. */
export function stepRate(rate: number, direction: 1 | -1): number {
  const further = rates.filter((other) => (other - rate) * direction > 0);
  return (direction === 1 ? further.at(0) : further.at(-1)) ?? rate;
}
