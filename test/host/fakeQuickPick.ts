import * as vscode from 'vscode';

/** A box of VS Code without a window: a test types, presses and chooses, and sees what is shown. */
export class FakeQuickPick<Item extends vscode.QuickPickItem> implements vscode.QuickPick<Item> {
  readonly #changedValue = new vscode.EventEmitter<string>();
  readonly #accepted = new vscode.EventEmitter<void>();
  readonly #hidden = new vscode.EventEmitter<void>();
  readonly #triggeredButton = new vscode.EventEmitter<vscode.QuickInputButton>();
  readonly #triggeredItemButton = new vscode.EventEmitter<vscode.QuickPickItemButtonEvent<Item>>();
  readonly #changedActive = new vscode.EventEmitter<readonly Item[]>();
  readonly #changedSelection = new vscode.EventEmitter<readonly Item[]>();
  #items: readonly Item[] = [];
  #isShown = false;

  value = '';
  placeholder: string | undefined;
  prompt: string | undefined;
  title: string | undefined;
  step: number | undefined;
  totalSteps: number | undefined;
  enabled = true;
  busy = false;
  ignoreFocusOut = false;
  canSelectMany = false;
  matchOnDescription = false;
  matchOnDetail = false;
  keepScrollPosition = false;
  buttons: readonly vscode.QuickInputButton[] = [];
  activeItems: readonly Item[] = [];
  selectedItems: readonly Item[] = [];
  isDisposed = false;
  /** How often rows were set. */
  draws = 0;

  readonly onDidChangeValue = this.#changedValue.event;
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = this.#hidden.event;
  readonly onDidTriggerButton = this.#triggeredButton.event;
  readonly onDidTriggerItemButton = this.#triggeredItemButton.event;
  readonly onDidChangeActive = this.#changedActive.event;
  readonly onDidChangeSelection = this.#changedSelection.event;

  get items(): readonly Item[] {
    return this.#items;
  }

  /** As VS Code does, goes to the first row. */
  set items(items: readonly Item[]) {
    this.draws++;
    this.#items = items;
    this.activeItems = this.#choosable.slice(0, 1);
  }

  /** What the rows are called, without headings. */
  get labels(): readonly string[] {
    return this.#choosable.map(({ label }) => label);
  }

  get isShown(): boolean {
    return this.#isShown;
  }

  show(): void {
    this.#isShown = true;
  }

  hide(): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#hidden.fire();
  }

  dispose(): void {
    this.isDisposed = true;
    this.hide();
  }

  /** Types something in place of what is there. */
  type(value: string): void {
    this.value = value;
    this.#changedValue.fire(value);
  }

  /** Chooses a row by its label. */
  choose(label: string): void {
    this.selectedItems = [this.#row(label)];
    this.activeItems = this.selectedItems;
    this.#accepted.fire();
  }

  /** Goes to a row by the keyboard. */
  goTo(row: Item): void {
    this.activeItems = [row];
    this.#changedActive.fire(this.activeItems);
  }

  /** Presses the button of a row. */
  press(label: string, tooltip: string): void {
    const item = this.#row(label);
    const button = item.buttons?.find((candidate) => candidate.tooltip === tooltip);
    if (!button) throw new Error(`${label} has no button ${tooltip}.`);
    this.#triggeredItemButton.fire({ item, button });
  }

  /** Presses a button above the rows. */
  pressAbove(tooltip: string): void {
    const button = this.buttons.find((candidate) => candidate.tooltip === tooltip);
    if (!button) throw new Error(`The box has no button ${tooltip}.`);
    this.#triggeredButton.fire(button);
  }

  get #choosable(): readonly Item[] {
    return this.#items.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
  }

  #row(label: string): Item {
    const item = this.#choosable.find((candidate) => candidate.label === label);
    if (!item) throw new Error(`${label} is not among ${this.labels.join(', ')}.`);
    return item;
  }
}
