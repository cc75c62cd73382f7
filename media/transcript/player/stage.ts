/** Nothing to listen to, something to fetch, on its way, there, or not to be had. */
export type Stage = 'none' | 'idle' | 'fetching' | 'ready' | 'problem';
