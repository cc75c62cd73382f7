/** What is wrong with a text that was given as an API key. */
export type ApiKeyProblem = 'empty' | 'has-line-break' | 'has-space' | 'not-ascii';

/**
 * How often quotes and header words are taken off. Nothing that people copy is wrapped more often,
 * and each round passes over the whole text, which may be anything out of a clipboard.
 */
const mostWrappings = 5;

/**
 * Reads an API key as a person pasted it: surrounding white space and quotes go, and so does what
 * was copied along with it from a header (`Authorization: Api-Key …`). What is left is not checked
 * for a shape, since several are in use; only for whether it can be sent in a header at all.
 */
export function parseApiKey(
  text: string,
): { readonly key: string } | { readonly problem: ApiKeyProblem } {
  let key = text.trim();
  for (let round = 0; round < mostWrappings; round++) {
    key = key
      .replace(/^(["'`])(.*)\1$/s, '$2')
      .replace(/^authorization\s*:/i, '')
      .replace(/^(?:api-key|bearer)(?:\s+|\s*:|$)/i, '')
      .trim();
  }
  if (key === '') return { problem: 'empty' };
  if (/[\r\n]/.test(key)) return { problem: 'has-line-break' };
  if (/[ \t]/.test(key)) return { problem: 'has-space' };
  if (!/^[\x21-\x7e]+$/.test(key)) return { problem: 'not-ascii' };
  return { key };
}
