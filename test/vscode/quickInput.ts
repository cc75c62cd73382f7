import type { Locator, Page } from 'playwright-core';

/** The box at the top of the window: the palette, quick picks and input boxes. */
export class QuickInput {
  readonly widget: Locator;
  readonly input: Locator;
  /** Prompt or validation message below the field. */
  readonly message: Locator;
  readonly title: Locator;
  readonly rows: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.widget = page.locator('.quick-input-widget').filter({ visible: true });
    this.input = this.widget.locator('.quick-input-box input');
    this.message = this.widget.locator('.quick-input-message');
    this.title = this.widget.locator('.quick-input-title');
    this.rows = this.widget.locator('.quick-input-list .monaco-list-row');
  }

  isOpen(): Promise<boolean> {
    return this.widget.isVisible();
  }

  /** The row with exactly this label, whatever stands behind it. */
  row(label: string): Locator {
    const exact = new RegExp(`^\\s*${label.replaceAll(/[^\w\s]/g, '\\$&')}\\s*$`);
    const labels = this.#page.locator('.label-name').filter({ hasText: exact });
    return this.rows.filter({ has: labels });
  }

  async fill(text: string, timeout = 10_000): Promise<void> {
    await this.input.fill(text, { timeout });
  }

  /** Presses Enter: takes the typed text, or the row in focus. */
  async accept(text?: string): Promise<void> {
    if (text !== undefined) await this.fill(text);
    await this.input.press('Enter');
  }

  async pick(label: string): Promise<void> {
    await this.row(label).first().click();
  }

  async cancel(): Promise<void> {
    await this.input.press('Escape');
    await this.widget.waitFor({ state: 'hidden' });
  }
}
