import * as vscode from 'vscode';
import type { AccountConversations } from '../../conversations/accountConversations.ts';
import type { Contact } from '../../model/contact.ts';
import { keepOrder } from '../../platform/pickRows.ts';
import { explain, isCancelled, logProblem, showProblem } from '../../platform/problems.ts';
import { type ContactButton, contactRow, type ContactRow, numberToShow } from './contactRow.ts';
import { type ContactMatches, ContactSearch } from './contactSearch.ts';
import { findableOf, type LookupServices } from './lookupServices.ts';
import { peopleQueryOf } from './peopleQuery.ts';
import { RecentRows } from './recentRows.ts';

/** A box in which somebody types to find a contact: recent ones first, then what matches. */
export class ContactBox {
  readonly #input: vscode.QuickPick<ContactRow>;
  readonly #account: AccountConversations;
  readonly #services: LookupServices;
  readonly #search: ContactSearch;
  readonly #recent: RecentRows;
  readonly #closed = new AbortController();
  #isLoading = true;
  #loadingProblem: unknown;

  /** @param pause waits until the person seems to have stopped typing */
  constructor(
    input: vscode.QuickPick<ContactRow>,
    account: AccountConversations,
    services: LookupServices,
    pause: (signal: AbortSignal) => Promise<void>,
  ) {
    this.#input = input;
    this.#account = account;
    this.#services = services;
    this.#recent = new RecentRows(account, services.visited);
    this.#search = new ContactSearch({
      account,
      known: findableOf(account),
      pause,
      toPeopleQuery: (typed) => peopleQueryOf(typed, account, services.countries),
      onDidFind: (matches) => this.#draw(matches),
    });
  }

  /** @returns once the box is closed, by a choice or otherwise */
  async show(text: string): Promise<void> {
    const input = this.#input;
    const { promise: closed, resolve: close } = Promise.withResolvers<void>();
    input.title = vscode.l10n.t('Go to Contact');
    input.placeholder = vscode.l10n.t('Name, company, e-mail or number');
    input.keepScrollPosition = true;
    keepOrder(input);
    input.value = text;
    input.onDidChangeValue((value) => this.#search.type(value));
    input.onDidAccept(() => this.#run(() => this.#choose(input.selectedItems[0])));
    input.onDidTriggerItemButton(({ item, button }) => {
      const { contact } = item;
      const chosen = item.buttons?.find((own) => own === button || own.tooltip === button.tooltip);
      if (contact && chosen) this.#run(() => this.#press(chosen, contact));
    });
    input.onDidHide(() => close());
    this.#search.type(text);
    input.show();
    void this.#load();
    try {
      await closed;
    } finally {
      this.#closed.abort();
      this.#search.dispose();
      input.dispose();
    }
  }

  /** The first contacts, and those of before; whatever is typed meanwhile is found among them, too. */
  async #load(): Promise<void> {
    const { signal } = this.#closed;
    try {
      await this.#account.contacts.load(0, signal);
      this.#search.tellAgain();
      await this.#recent.load(signal);
    } catch (error) {
      if (!isCancelled(error)) {
        logProblem(this.#services.log, error);
        this.#loadingProblem = error;
      }
    }
    this.#isLoading = false;
    this.#search.tellAgain();
  }

  #draw({ query, contacts, isBusy, progress, problem }: ContactMatches): void {
    const { t } = vscode.l10n;
    const input = this.#input;
    input.busy = isBusy || this.#isLoading;
    input.title = progress
      ? t('Go to Contact ({0} of {1} pages of contacts are read)', progress.loaded, progress.total)
      : t('Go to Contact');
    const rows =
      query.trim() === ''
        ? this.#recent.rows()
        : contacts.map((contact) => contactRow(contact, query));
    const failure = problem ?? this.#loadingProblem;
    if (failure !== undefined) this.#show([...rows, ...problemRows(failure)]);
    else if (rows.length === 0 && !input.busy) this.#show([nobodyRow()]);
    else this.#show(rows);
  }

  /** Rows that are there already stay, and so does the one that somebody has gone to. */
  #show(rows: readonly ContactRow[]): void {
    const input = this.#input;
    if (isSame(rows, input.items)) return;
    const [active] = input.activeItems;
    const isFirst = active === undefined || active === input.items.find(({ contact }) => contact);
    input.items = rows;
    const again = isFirst
      ? undefined
      : rows.find(({ contact }) => contact && contact.id === active.contact?.id);
    if (again) input.activeItems = [again];
  }

  #run(act: () => Promise<void>): void {
    act().catch((error: unknown) => showProblem(this.#services.log, error));
  }

  async #choose(row: ContactRow | undefined): Promise<void> {
    if (row?.remedy) {
      this.#input.hide();
      const { command, arguments: args = [] } = row.remedy;
      await vscode.commands.executeCommand(command, ...args);
    }
    if (!row?.contact) return;
    this.#visit(row.contact);
    await this.#services.actions.reveal(this.#account, row.contact);
  }

  async #press({ act }: ContactButton, contact: Contact): Promise<void> {
    const { actions } = this.#services;
    const number = numberToShow(contact, this.#input.value);
    switch (act) {
      case 'copy-number':
        if (number !== null) await actions.copyNumber(number);
        return;
      case 'open-in-allo':
        if (number !== null) await actions.openInAllo(number);
        return;
      case 'open-conversation':
        this.#visit(contact);
        return actions.openConversation(this.#account, contact, 'here');
      case 'open-to-side':
        this.#visit(contact);
        return actions.openConversation(this.#account, contact, 'beside');
    }
  }

  #visit({ id }: Contact): void {
    this.#services.visited.note(this.#account.id, id);
    this.#input.hide();
  }
}

function nobodyRow(): ContactRow {
  return {
    label: vscode.l10n.t('No contact was found.'),
    iconPath: new vscode.ThemeIcon('circle-slash'),
    alwaysShow: true,
  };
}

function problemRows(error: unknown): ContactRow[] {
  const { message, remedies } = explain(error);
  return [
    { label: message, iconPath: new vscode.ThemeIcon('warning'), alwaysShow: true },
    ...remedies.map((remedy) => ({
      label: remedy.label,
      iconPath: new vscode.ThemeIcon(remedy.icon),
      alwaysShow: true,
      remedy,
    })),
  ];
}

/** Setting rows makes VS Code draw all of them anew. */
function isSame(rows: readonly ContactRow[], others: readonly ContactRow[]): boolean {
  return (
    rows.length === others.length &&
    rows.every(({ label, description, contact }, index) => {
      const other = others[index];
      return (
        other?.label === label &&
        other.description === description &&
        other.contact?.id === contact?.id
      );
    })
  );
}
