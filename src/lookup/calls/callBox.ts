import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { AlloError } from '../../allo/errors.ts';
import type { RecentCall, RecentCalls } from '../../conversations/recentCalls.ts';
import type { Log } from '../../platform/log.ts';
import { explain, isCancelled, logProblem, showProblem } from '../../platform/problems.ts';
import { keepOrder } from '../../platform/pickRows.ts';
import type { CallActions } from './callActions.ts';
import { readCallId } from './callId.ts';
import { callMatcher } from './callMatch.ts';
import { type CallButton, type CallRow, callRows } from './callRow.ts';

/** How near to the end somebody goes, in rows, before what follows is loaded. */
const nearEnd = 8;

/** After so many milliseconds without a key, an id is worth a request. */
const typingPause = 200;

/** What {@link CallBox} needs. */
export interface CallBoxServices {
  readonly actions: CallActions;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * The box of recent calls, by day. What is typed narrows those that are loaded; an id leads to its
 * call, wherever that is. To close it cancels what is under way.
 */
export class CallBox {
  readonly #input: vscode.QuickPick<CallRow>;
  readonly #calls: RecentCalls;
  readonly #services: CallBoxServices;
  readonly #closed = new AbortController();
  /** Of what is typed now. */
  #typing = new AbortController();
  #loading: Promise<void> | undefined;
  #isLookingForId = false;
  #byId: RecentCall | undefined;
  #problem: unknown;
  /** How many were shown when somebody asked for older ones, as long as they are awaited. */
  #callsBefore: number | undefined;

  constructor(input: vscode.QuickPick<CallRow>, calls: RecentCalls, services: CallBoxServices) {
    this.#input = input;
    this.#calls = calls;
    this.#services = services;
  }

  /** @returns once the box is closed */
  async show(): Promise<void> {
    const input = this.#input;
    const { promise: closed, resolve: close } = Promise.withResolvers<void>();
    input.title = vscode.l10n.t('Go to Call');
    input.placeholder = vscode.l10n.t('Name, number, words of the summary, or the id of a call');
    input.keepScrollPosition = true;
    keepOrder(input);
    input.onDidChangeValue(() => this.#typed());
    input.onDidChangeActive(([row]) => this.#wentTo(row));
    input.onDidAccept(() => this.#run(() => this.#choose(input.selectedItems[0])));
    input.onDidTriggerItemButton(({ item, button }) => {
      const chosen = item.buttons?.find((own) => own === button || own.tooltip === button.tooltip);
      if (item.recent && chosen) this.#press(chosen, item.recent);
    });
    input.onDidHide(() => close());
    input.show();
    void this.#loadMore();
    try {
      await closed;
    } finally {
      this.#closed.abort();
      this.#typing.abort();
      input.dispose();
    }
  }

  #typed(): void {
    this.#typing.abort();
    this.#typing = new AbortController();
    this.#byId = undefined;
    this.#isLookingForId = false;
    this.#problem = undefined;
    this.#callsBefore = undefined;
    this.#input.activeItems = [];
    this.#draw();
    const id = readCallId(this.#input.value);
    if (id !== undefined && this.#matches().length === 0) void this.#lookForId(id);
  }

  async #lookForId(id: string): Promise<void> {
    const { signal } = this.#typing;
    this.#isLookingForId = true;
    this.#draw();
    try {
      await pause(typingPause, undefined, { signal });
      const found = await this.#calls.callById(id, signal);
      if (!signal.aborted) this.#byId = found ?? undefined;
    } catch (error) {
      // That there is no such call shows by there being no row.
      if (!signal.aborted && !AlloError.is(error, 'not-found', 'invalid-request'))
        this.#note(error);
    }
    if (signal.aborted) return;
    this.#isLookingForId = false;
    this.#draw();
  }

  /** Goes on with older calls, once at a time. */
  #loadMore(): Promise<void> {
    this.#loading ??= this.#loadPage().finally(() => {
      this.#loading = undefined;
      if (!this.#closed.signal.aborted) this.#draw();
    });
    this.#problem = undefined;
    this.#draw();
    return this.#loading;
  }

  async #loadPage(): Promise<void> {
    try {
      await this.#calls.loadMore(this.#closed.signal);
    } catch (error) {
      this.#note(error);
    }
  }

  #note(error: unknown): void {
    if (isCancelled(error)) return;
    logProblem(this.#services.log, error);
    this.#problem = error;
  }

  #wentTo(row: CallRow | undefined): void {
    const { items, value } = this.#input;
    // What is typed may fit so few that one is always near the end.
    const mayGoOn = value.trim() === '' && this.#calls.hasMore && this.#problem === undefined;
    if (!row?.recent || this.#loading || !mayGoOn) return;
    if (items.indexOf(row) >= items.length - nearEnd) void this.#loadMore();
  }

  #matches(): readonly RecentCall[] {
    const { value } = this.#input;
    const { calls } = this.#calls;
    return value.trim() === '' ? calls : calls.filter(callMatcher(value));
  }

  #draw(): void {
    const input = this.#input;
    const matches = this.#byId ? [this.#byId] : this.#matches();
    const isBusy = this.#loading !== undefined || this.#isLookingForId;
    const rows = [...callRows(matches, this.#services.now()), ...this.#lastRows(matches, isBusy)];
    const [active] = input.activeItems;
    input.busy = isBusy;
    input.items = rows;
    const goTo = this.#wantedRow(rows, active);
    if (goTo) input.activeItems = [goTo];
  }

  /** Where somebody stood; of who asked for older calls, the first of those that came. */
  #wantedRow(rows: readonly CallRow[], active: CallRow | undefined): CallRow | undefined {
    const calls = rows.filter(({ recent }) => recent);
    if (this.#callsBefore !== undefined) return calls[this.#callsBefore] ?? rows.at(-1);
    const key = active?.recent?.call.key;
    return key === undefined ? undefined : calls.find(({ recent }) => recent?.call.key === key);
  }

  #lastRows(matches: readonly RecentCall[], isBusy: boolean): CallRow[] {
    const { t } = vscode.l10n;
    const row = (icon: string, label: string, more: Partial<CallRow> = {}): CallRow => ({
      label,
      iconPath: new vscode.ThemeIcon(icon),
      alwaysShow: true,
      ...more,
    });
    const rows: CallRow[] = [];
    if (this.#calls.areOnlyLoaded)
      rows.push(
        row(
          'info',
          t('These are only the calls that are loaded: the API key may not search all of them.'),
        ),
      );
    if (this.#problem !== undefined) {
      const { message, remedies, canRetry } = explain(this.#problem);
      rows.push(row('warning', message));
      rows.push(...remedies.map((remedy) => row(remedy.icon, remedy.label, { remedy })));
      if (canRetry) rows.push(row('refresh', t('Retry'), { does: 'retry' }));
    } else if (isBusy) {
      rows.push(row('loading~spin', t('Loading…')));
    } else {
      if (matches.length === 0) rows.push(row('circle-slash', t('No call was found.')));
      if (this.#calls.hasMore && this.#byId === undefined)
        rows.push(row('chevron-down', t('Load older calls'), { does: 'load-more' }));
    }
    return rows;
  }

  #run(act: () => Promise<void>): void {
    act().catch((error: unknown) => showProblem(this.#services.log, error));
  }

  async #choose(row: CallRow | undefined): Promise<void> {
    if (row?.recent) {
      this.#input.hide();
      await this.#services.actions.open(row.recent, 'here');
    } else if (row?.remedy) {
      this.#input.hide();
      const { command, arguments: args = [] } = row.remedy;
      await vscode.commands.executeCommand(command, ...args);
    } else if (row?.does === 'load-more') {
      this.#callsBefore = this.#input.items.filter(({ recent }) => recent).length;
      await this.#loadMore();
      this.#callsBefore = undefined;
    } else if (row?.does === 'retry') {
      if (readCallId(this.#input.value) === undefined) await this.#loadMore();
      else this.#typed();
    }
  }

  #press({ act }: CallButton, recent: RecentCall): void {
    this.#input.hide();
    const { actions } = this.#services;
    this.#run(() =>
      act === 'open-to-side' ? actions.open(recent, 'beside') : actions.openConversation(recent),
    );
  }
}
