import * as vscode from 'vscode';
import type { Accounts } from './accounts.ts';
import type { AlloSession } from './alloSession.ts';

/** What can be read with which scope. [help.withallo.com, v2, authentication] */
const conversations = 'CONVERSATIONS_READ';
const contacts = ['CONTACTS_READ', 'CONTACTS_READ_WRITE'];

/** Signs in, then says whose team it is and what the key may read. */
export async function signInAndTell(accounts: Accounts): Promise<void> {
  const session = await accounts.signIn();
  const message = welcome(session);
  // Not awaited: the command is done once somebody is signed in.
  if (lacksNothing(session)) void vscode.window.showInformationMessage(message);
  else void vscode.window.showWarningMessage(message);
}

function welcome({ account: { label }, scopes }: AlloSession): string {
  if (scopes.length === 0) return vscode.l10n.t('Signed in to {0}.', label);
  const mayReadConversations = scopes.includes(conversations);
  const mayReadContacts = contacts.some((scope) => scopes.includes(scope));
  if (mayReadConversations && mayReadContacts) {
    return vscode.l10n.t('Signed in to {0}. The key may read contacts and conversations.', label);
  }
  if (mayReadConversations) {
    return vscode.l10n.t(
      'Signed in to {0}. The key may read conversations, but not list contacts: it lacks the scope CONTACTS_READ.',
      label,
    );
  }
  if (mayReadContacts) {
    return vscode.l10n.t(
      'Signed in to {0}. The key may list contacts, but not read conversations: it lacks the scope CONVERSATIONS_READ.',
      label,
    );
  }
  return vscode.l10n.t(
    'Signed in to {0}. The key may read neither contacts nor conversations: it lacks the scopes CONTACTS_READ and CONVERSATIONS_READ.',
    label,
  );
}

function lacksNothing({ scopes }: AlloSession): boolean {
  return (
    scopes.length === 0 ||
    (scopes.includes(conversations) && contacts.some((scope) => scopes.includes(scope)))
  );
}
