import * as vscode from 'vscode';
import type { OpenAccounts } from '../../conversations/openAccounts.ts';
import { commands } from '../../platform/commands.ts';
import type { Log } from '../../platform/log.ts';
import { showProblem } from '../../platform/problems.ts';
import { contactActions } from './contactActions.ts';
import { goToContact } from './goToContact.ts';
import { lookUp } from './lookUp.ts';
import type { LookupServices } from './lookupServices.ts';
import { lookupWindow } from './lookupWindow.ts';
import { NumberActions } from './numberActions.ts';
import { NumberHover } from './numberHover.ts';
import { TeamCountries } from './teamCountries.ts';
import { terminalSelection } from './terminalSelection.ts';
import { textAtCursor } from './textToLookUp.ts';
import { VisitedContacts } from './visitedContacts.ts';

/** Contacts by name and number: from the palette, and from wherever a number stands. */
export function registerContactLookup(
  state: vscode.Memento,
  accounts: OpenAccounts,
  log: Log,
): vscode.Disposable {
  const services: LookupServices = {
    accounts,
    visited: new VisitedContacts(state),
    countries: new TeamCountries(state),
    actions: contactActions,
    log,
  };
  const command = (id: string, run: (argument?: unknown) => Promise<void>) =>
    vscode.commands.registerCommand(id, async (argument?: unknown) => {
      try {
        await run(argument);
      } catch (error) {
        await showProblem(log, error);
      }
    });
  /** Without anything to look up, somebody may type it. */
  const lookUpText = (text: string) =>
    text.trim() === '' ? goToContact(services) : lookUp(text, services, lookupWindow);

  return vscode.Disposable.from(
    command(commands.goToContact, (text) =>
      goToContact(services, typeof text === 'string' ? text : ''),
    ),
    command(commands.lookUp, async (text) =>
      lookUpText(typeof text === 'string' ? text : await textInEditor(services)),
    ),
    command(commands.lookUpInTerminal, async () => lookUpText(await terminalSelection())),
    vscode.languages.registerCodeActionsProvider(
      '*',
      new NumberActions(services),
      NumberActions.metadata,
    ),
    vscode.languages.registerHoverProvider('*', new NumberHover(services)),
  );
}

async function textInEditor({ accounts, countries }: LookupServices): Promise<string> {
  const editor = vscode.window.activeTextEditor;
  const account = await accounts.current();
  if (!editor || !account) return '';
  return textAtCursor(editor, await countries.of(account));
}
