import type { Page } from 'playwright-core';
import { expectEventually } from './expectEventually.ts';
import { readSavedState } from './readSavedState.js';

/**
 * Waits until the window's state, as VS Code keeps it in the page's storage, mentions a text. It is
 * written every few seconds; a window that is loaded again before has the state of the last time.
 */
export async function waitForSavedState(page: Page, text: string | RegExp): Promise<void> {
  await expectEventually(`the saved state mentions "${String(text)}"`, async () => {
    const state = await page.evaluate(readSavedState);
    const isThere = typeof text === 'string' ? state.includes(text) : text.test(state);
    if (!isThere) throw new Error(`${state.length} characters do not.`);
  });
}
