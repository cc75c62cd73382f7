import type { AccountConversations } from '../../conversations/accountConversations.ts';
import type { WordSearch } from '../../conversations/wordSearch.ts';
import type { Log } from '../../platform/log.ts';
import { SearchBox } from './searchBox.ts';
import { chooseFilter } from './searchFilters.ts';

/**
 * Lets somebody look for words in all conversations, and open what is found.
 *
 * @param keep takes a search whose results are to stay in the sidebar, and what was typed
 */
export async function searchConversations(
  account: AccountConversations,
  log: Log,
  typed: string,
  keep: (search: WordSearch, typed: string) => Promise<void>,
): Promise<void> {
  let text = typed;
  for (;;) {
    const end = await new SearchBox(account, log).show(text);
    if (end?.type === 'keep') {
      await keep(end.search, end.typed);
      return;
    }
    if (!end) return;
    const narrowed = await chooseFilter(account, end.typed, end.filter);
    text = narrowed ?? end.typed;
  }
}
