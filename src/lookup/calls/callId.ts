/**
 * The id of a call, if a text looks like one: `cll-0DE25C0A`, `call_abc123`. Ids are opaque; these
 * are the looks that have been seen, and what does not look so is taken for words.
 */
export function readCallId(text: string): string | undefined {
  const trimmed = text.trim();
  return /^[a-z]{2,6}[-_](?=\w*\d)\w{5,100}$/iu.test(trimmed) ? trimmed : undefined;
}
