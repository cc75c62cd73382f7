import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expectEventually } from './expectEventually.ts';
import { QuickInput } from './quickInput.ts';
import type { Settings } from './settings.ts';
import { settleServiceWorker } from './settleServiceWorker.js';
import type { RunningVSCode } from './startVSCode.ts';
import { root } from './versions.ts';

/** The themes that everything is looked at in, and the class that each puts on the workbench. */
const themes = {
  dark: { label: 'Dark Modern', className: 'vs-dark' },
  light: { label: 'Light Modern', className: 'vs' },
  'high-contrast': { label: 'Dark High Contrast', className: 'hc-black' },
  'high-contrast-light': { label: 'Light High Contrast', className: 'hc-light' },
} as const;

export type Theme = keyof typeof themes;

/** Drives a VS Code as a person would: by commands and by what things are called. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly #vscode: RunningVSCode;
  #isServiceWorkerSettled = false;

  constructor(vscode: RunningVSCode) {
    this.#vscode = vscode;
    this.page = vscode.page;
    this.quickInput = new QuickInput(vscode.page);
  }

  /** Runs a command by its title in the palette, "Category: Title"; waits until it is offered. */
  async runCommand(title: string): Promise<void> {
    const { page, quickInput } = this;
    const row = quickInput.row(title);
    // Commands of extensions come some time after the window does, and only typing looks again.
    await expectEventually(`the palette offers "${title}"`, async () => {
      if (!(await quickInput.isOpen())) {
        await page.keyboard.press('F1');
        await quickInput.widget.waitFor({ timeout: 5000 });
      }
      // Not for long: what is open may be the box of before, on its way out.
      await quickInput.fill('>', 1000);
      await quickInput.fill(`>${title}`, 1000);
      await row.first().waitFor({ timeout: 2000 });
    });
    await row.first().click();
  }

  tree(name: string | RegExp): Locator {
    return this.page.getByRole('tree', { name });
  }

  /** Trees draw only the rows that are in view: scroll or filter for the others. */
  treeItem(name: string | RegExp): Locator {
    return this.page.getByRole('treeitem', { name });
  }

  /** The tab of an editor. Its name is what a screen reader says: the label, then its state. */
  tab(name: string | RegExp): Locator {
    return this.page.locator('.tabs-container').getByRole('tab', { name });
  }

  /** The button in the activity bar that shows a view container. */
  activity(name: string | RegExp): Locator {
    return this.page.locator('.activitybar').getByRole('tab', { name });
  }

  /** What is inside the webview that is visible now, or in the one with this title. */
  async webview(title?: string): Promise<FrameLocator> {
    const inner = title
      ? `iframe#active-frame[title=${JSON.stringify(title)}]`
      : 'iframe#active-frame';
    const outer = this.page.locator('iframe.webview').filter({ visible: true });
    return expectEventually(`a webview ${title ?? ''} is visible`, async () => {
      for (const frame of await outer.all()) {
        const content = frame.contentFrame().locator(inner);
        if ((await content.count()) === 0) continue;
        if (!this.#isServiceWorkerSettled) {
          await frame.contentFrame().locator('body').evaluate(settleServiceWorker);
          this.#isServiceWorkerSettled = true;
        }
        return content.contentFrame();
      }
      throw new Error(`${await outer.count()} webviews are visible, none is it.`);
    });
  }

  notification(text: string | RegExp): Locator {
    return this.page
      .locator('.notifications-toasts .notification-list-item')
      .filter({ hasText: text });
  }

  dialog(text: string | RegExp): Locator {
    return this.page.locator('.monaco-dialog-box').filter({ hasText: text });
  }

  /**
   * Changes user settings, and loads the window again: VS Code in a page notices changes of the
   * file only now and then.
   */
  async updateSettings(changes: Settings): Promise<void> {
    this.#vscode.settings.update(changes);
    await this.reload();
  }

  async setTheme(theme: Theme): Promise<void> {
    const { label, className } = themes[theme];
    await this.runCommand('Preferences: Color Theme');
    await this.quickInput.fill(label);
    await this.quickInput.pick(label);
    await this.page.locator(`.monaco-workbench.${className}`).waitFor();
  }

  /** Loads the window again and waits until it stands. */
  reload(): Promise<void> {
    return this.#vscode.reload();
  }

  /** Leaves a picture in `test-results/screenshots/`; returns its path. */
  async screenshot(name: string): Promise<string> {
    const directory = join(root, 'test-results', 'screenshots');
    mkdirSync(directory, { recursive: true });
    const path = join(directory, `${name.replaceAll(/[^\w.-]+/g, '-')}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
    return path;
  }

  /** For `afterEach`: what the window looked like when a test failed. */
  async screenshotIfFailed(test: Mocha.Test | undefined): Promise<void> {
    if (test?.state !== 'failed') return;
    console.log(`      looked like ${await this.screenshot(`failed ${test.fullTitle()}`)}`);
  }
}
