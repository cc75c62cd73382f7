import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { SignedOutError } from '../../platform/problems.ts';
import { ContactBox } from './contactBox.ts';
import type { ContactRow } from './contactRow.ts';
import type { LookupServices } from './lookupServices.ts';

/** After so many milliseconds without a key, somebody wants to see what was found. */
const typingPause = 200;

/**
 * Asks for a contact of the account that the sidebar shows, and shows that contact in the sidebar.
 *
 * @param text what stands in the box at first
 * @returns once the box is closed
 * @throws SignedOutError, ApiUrlError
 */
export async function goToContact(
  services: LookupServices,
  text = '',
  input: vscode.QuickPick<ContactRow> = vscode.window.createQuickPick<ContactRow>(),
): Promise<void> {
  const account = await services.accounts.current();
  if (!account) {
    input.dispose();
    throw new SignedOutError();
  }
  const box = new ContactBox(input, account, services, async (signal) => {
    await delay(typingPause, undefined, { signal });
  });
  await box.show(text);
}
