/*
 * What links and references are made of. Anybody may have made one, so that what is read is held to
 * what could have been written.
 */

/** No call is longer, in seconds: four months. */
export const longestTime = 10_000_000;
const longestId = 200;

/** Ids are opaque; none is long, empty, a step in a path, or holds what could deceive whoever reads it. */
export function readId(id: string): string | undefined {
  const isId = id !== '' && id.length <= longestId && id !== '.' && id !== '..';
  return isId && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(id) ? id : undefined;
}

/** An id that was percent-encoded. @returns undefined for what is none */
export function readEncodedId(encoded: string): string | undefined {
  try {
    return readId(decodeURIComponent(encoded));
  } catch {
    return undefined;
  }
}

/** Percent-encodes a text, also those of the signs that Markdown or prose may take for its own. */
export function percentEncode(text: string, signs: RegExp): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    signs,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Times are kept to the millisecond. */
export function wholeMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}
