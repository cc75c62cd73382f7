import * as vscode from 'vscode';
import type { Accounts } from './accounts.ts';
import type { AlloSession } from './alloSession.ts';

/** What can be read with which scope. [help.withallo.com, v2, authentication] */
const conversations = 'CONVERSATIONS_READ';
const contacts = ['CONTACTS_READ', 'CONTACTS_READ_WRITE'];

/** Signs in, then says whose team it is and what the key may read. */
export async function signInAndTell(accounts: Accounts): Promise<void> {
  const { message, isComplete } = welcome(await accounts.signIn());
  // Not awaited: the command is done once somebody is signed in.
  if (isComplete) void vscode.window.showInformationMessage(message);
  else void vscode.window.showWarningMessage(message);
}

function welcome({ account: { label }, scopes }: AlloSession): {
  readonly message: string;
  /** Whether the key may read all that there is to read here, as far as that is known. */
  readonly isComplete: boolean;
} {
  const { t } = vscode.l10n;
  if (scopes.length === 0) return { message: t('Signed in to {0}.', label), isComplete: true };
  const mayReadConversations = scopes.includes(conversations);
  const mayReadContacts = contacts.some((scope) => scopes.includes(scope));
  if (mayReadConversations && mayReadContacts) {
    const message = t('Signed in to {0}. The key may read contacts and conversations.', label);
    return { message, isComplete: true };
  }
  const message = mayReadConversations
    ? t(
        'Signed in to {0}. The key may read conversations, but not list contacts: it lacks the scope CONTACTS_READ.',
        label,
      )
    : mayReadContacts
      ? t(
          'Signed in to {0}. The key may list contacts, but not read conversations: it lacks the scope CONVERSATIONS_READ.',
          label,
        )
      : t(
          'Signed in to {0}. The key may read neither contacts nor conversations: it lacks the scopes CONTACTS_READ and CONVERSATIONS_READ.',
          label,
        );
  return { message, isComplete: false };
}
