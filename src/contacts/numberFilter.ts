import * as vscode from 'vscode';
import type { AlloNumber } from '../model/alloNumber.ts';
import { SignedOutError } from '../platform/problems.ts';
import type { ContactsView } from './contactsView.ts';
import { showViewMessage } from './viewMessage.ts';

/** Lets the user choose one of the team's numbers, to see only what came in or went out through it. */
export async function filterByNumber(view: ContactsView): Promise<void> {
  const account = await view.tree.enterAccount();
  if (!account) throw new SignedOutError();
  const all = { label: vscode.l10n.t('All numbers'), number: undefined };
  const items = account
    .numbers()
    .then((numbers) => [all, ...numbers.map((number) => ({ ...wording(number), number }))]);
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Show Conversations of One Allo Number'),
    placeHolder: vscode.l10n.t('Calls and messages through other numbers are left out'),
    matchOnDescription: true,
  });
  if (chosen) apply(view, chosen.number);
}

export function clearNumberFilter(view: ContactsView): void {
  apply(view, undefined);
}

function apply(view: ContactsView, number: AlloNumber | undefined): void {
  view.tree.numberFilter = number;
  showViewMessage(view);
}

function wording({ name, number, country }: AlloNumber): vscode.QuickPickItem {
  return { label: name ?? number, description: name === null ? (country ?? '') : number };
}
