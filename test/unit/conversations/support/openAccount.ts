import { AlloClient } from '../../../../src/allo/client.ts';
import type { Limits } from '../../../../src/allo/limits.ts';
import { AccountConversations } from '../../../../src/conversations/accountConversations.ts';
import type { KeyName } from '../../../allo-server/keys.ts';
import type { AlloServer } from '../../../allo-server/server.ts';

/** What one of the sample server's keys gives, with nothing loaded yet. */
export function openAccount(
  server: AlloServer,
  key: KeyName,
  limits: Partial<Limits> = {},
): AccountConversations {
  const client = new AlloClient({
    apiUrl: new URL(server.url),
    key: server.keys[key].key,
    fetch,
    userAgent: 'allo-test/1.0',
    limits,
  });
  return new AccountConversations('sample', 'Sample', client);
}
