/** How a word was met, better ones higher. */
export const wordMatch = { none: 0, nearly: 1, inside: 2, beginning: 3, whole: 4 } as const;
export type WordMatch = (typeof wordMatch)[keyof typeof wordMatch];
