import { isPlaceKey } from '../../model/page.ts';

/** How the keys begin that we make for what the API gave no id. */
export const madeUp = { call: 'no-id:', textMessage: 'text:' } as const;

/** Whether the API may know this id; it does not know those that we made up. */
export function isIdOfApi(id: string): boolean {
  return !isPlaceKey(id) && !Object.values(madeUp).some((prefix) => id.startsWith(prefix));
}
