import type { Conversation } from './accountConversations.ts';
import type { Subscription } from './emitter.ts';
import type { ConversationAddress } from './itemAddress.ts';
import type { OpenAccounts } from './openAccounts.ts';

/** What is told of a conversation that is followed. */
export interface ConversationEvents {
  /** From now on its changes are told of. */
  attached?(conversation: Conversation): void;
  changed(conversation: Conversation): void;
}

/**
 * Calls back whenever a conversation has changed, whoever asked for that; also after its account was
 * signed out and in again. Asks the server for nothing.
 */
export function followConversation(
  accounts: OpenAccounts,
  { account: id, contact, alloNumber }: ConversationAddress,
  events: ConversationEvents,
): Subscription {
  let following: Subscription | undefined;
  let isOver = false;

  const attach = async () => {
    // An address of the API that cannot be used says nothing about the conversation.
    const account = await accounts.byId(id).catch(() => undefined);
    if (isOver) return;
    following?.dispose();
    const conversation = account?.conversation(contact, alloNumber);
    if (!conversation) return;
    events.attached?.(conversation);
    following = conversation.onDidChange(() => events.changed(conversation));
  };
  void attach();
  const changes = accounts.onDidChange(() => void attach());

  return {
    dispose: () => {
      isOver = true;
      changes.dispose();
      following?.dispose();
    },
  };
}
