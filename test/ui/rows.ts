import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { expectEventually } from '../vscode/expectEventually.ts';
import type { Workbench } from '../vscode/workbench.ts';

/** The first row of the sidebar whose spoken name begins so; it must be in view. */
export function row(workbench: Workbench, name: RegExp): Locator {
  return workbench.treeItem(name).first();
}

/** Opens a row by the keyboard, since the arrow beside it is small. */
export async function expand(workbench: Workbench, name: RegExp): Promise<void> {
  const target = row(workbench, name);
  await target.click();
  await expectEventually(`${String(name)} is open`, async () => {
    if ((await target.getAttribute('aria-expanded')) !== 'true') {
      await workbench.page.keyboard.press('ArrowRight');
    }
    assert.equal(await target.getAttribute('aria-expanded'), 'true');
  });
}

/** Signs in through the command, as a person does. */
export async function signIn(workbench: Workbench, key: string): Promise<void> {
  await workbench.runCommand('Allo: Sign In');
  await workbench.quickInput.accept(key);
  await workbench.quickInput.widget.waitFor({ state: 'hidden' });
}

/**
 * Loads the window again. Which view is open is state that VS Code writes every few seconds, so the
 * contacts may have to be shown again.
 */
export async function reload(workbench: Workbench): Promise<void> {
  await workbench.reload();
  await showContacts(workbench);
}

export async function showContacts(workbench: Workbench): Promise<void> {
  await workbench.runCommand('Allo: Focus on Contacts View');
}
