/** What is wrong with a text that was given as the address of the API. */
export type ApiUrlProblem = 'empty' | 'not-a-url' | 'not-https' | 'has-credentials' | 'has-query';

/**
 * Reads the address of the API as a person wrote it. It must be https, since the key is sent there;
 * only loopback hosts may do without. A path is kept, for gateways that serve the API below one.
 */
export function parseApiUrl(
  text: string,
): { readonly url: URL } | { readonly problem: ApiUrlProblem } {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'empty' };
  const url = URL.parse(trimmed);
  // `localhost:8080` and `mailto:x` are URLs by the standard, with a scheme that has no host.
  if (url === null || url.hostname === '') return { problem: 'not-a-url' };
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    return { problem: 'not-https' };
  if (url.username !== '' || url.password !== '') return { problem: 'has-credentials' };
  // An empty query or fragment (`https://host/?`) is in the text though not in the URL's parts.
  if (/[?#]/.test(trimmed)) return { problem: 'has-query' };
  return { url };
}

/**
 * Whether it is this machine, by the host of a URL: the parser has already brought every spelling of
 * an address into its one canonical form.
 */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
