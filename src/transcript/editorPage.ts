import * as vscode from 'vscode';
import type { Explanation } from '../platform/problems.ts';
import { type ProblemAction, retryAction } from './problemAction.ts';
import { isMessageToHost, type MessageToHost, type MessageToPage } from './protocol.ts';

/** What an editor needs of its panel. */
export type EditorPanel = Pick<vscode.WebviewPanel, 'iconPath' | 'visible' | 'active'> & {
  readonly onDidChangeViewState: vscode.Event<unknown>;
  readonly webview: Pick<vscode.Webview, 'html' | 'postMessage' | 'onDidReceiveMessage'>;
};

/** A recording plays on the page, or is on its way to be played. */
type KeptFor = 'playing' | 'fetching';

/** What an editor is drawn with. */
export interface EditorLook {
  /** The folder with the icons of the tabs. */
  readonly icons: vscode.Uri;
  /** A page that has shown nothing yet. */
  readonly html: () => string;
}

/**
 * The page of one editor, as the host talks to it. Hidden pages are kept by VS Code so that a call
 * can be listened to while its tab is behind another; all others are emptied as they are hidden, and
 * begin anew when they are shown.
 */
export class EditorPage implements vscode.Disposable {
  readonly #panel: EditorPanel;
  readonly #look: EditorLook;
  readonly #subscriptions: vscode.Disposable;
  /** Whether the page has said that it listens. */
  #isReady = false;
  /** Whether the page was taken away while its tab was hidden. */
  #isEmptied = false;
  /** What a page has left for the one after it. */
  #remembered: Record<string, unknown> = {};
  /** Why a page is kept that would be emptied. */
  readonly #keptFor = new Set<KeptFor>();
  /** A panel that is gone must not be touched any more. */
  #isDisposed = false;

  constructor(panel: EditorPanel, look: EditorLook, receive: (message: MessageToHost) => void) {
    this.#panel = panel;
    this.#look = look;
    this.#subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (!isMessageToHost(message)) return;
        if (message.type === 'remember') {
          this.#remembered[message.part] = message.value;
          return;
        }
        if (message.type === 'ready') {
          this.#isReady = true;
          this.post({ type: 'remembered', parts: this.#remembered });
        }
        receive(message);
      }),
      panel.onDidChangeViewState(() => this.#emptyOrFill()),
    );
  }

  /** After everybody listens, so that the page's first word is heard. In a hidden tab, once it is shown. */
  begin(): void {
    this.#isReady = false;
    this.#isEmptied = !this.#panel.visible;
    this.#panel.webview.html = this.#isEmptied ? '' : this.#look.html();
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  get isVisible(): boolean {
    return this.#panel.visible;
  }

  /** Whether, for this reason, the page lives on while its tab is hidden. */
  keep(reason: KeptFor, isKept: boolean): void {
    if (isKept) this.#keptFor.add(reason);
    else this.#keptFor.delete(reason);
    this.#emptyOrFill();
  }

  /** What pages of this tab have left behind is not for the next one. */
  forget(): void {
    this.#remembered = {};
  }

  post(message: MessageToPage): void {
    if (this.#isReady) void this.#panel.webview.postMessage(message);
  }

  /** As `post`; resolves when VS Code has handed the message over to the page. */
  async deliver(message: MessageToPage): Promise<void> {
    if (this.#isReady) await this.#panel.webview.postMessage(message);
  }

  setIcon(name: 'call' | 'message' | 'conversation'): void {
    this.#panel.iconPath = {
      light: vscode.Uri.joinPath(this.#look.icons, 'light', `${name}.svg`),
      dark: vscode.Uri.joinPath(this.#look.icons, 'dark', `${name}.svg`),
    };
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#isReady = false;
    this.#subscriptions.dispose();
  }

  #emptyOrFill(): void {
    if (this.#isDisposed) return;
    if (this.#panel.visible) {
      if (this.#isEmptied) this.begin();
    } else if (this.#keptFor.size === 0 && !this.#isEmptied) {
      this.#isReady = false;
      this.#isEmptied = true;
      this.#panel.webview.html = '';
    }
  }
}

/** The buttons of a problem: Retry where that may help, then the remedies, by their place. */
export function problemActions({ remedies, canRetry }: Explanation): ProblemAction[] {
  const actions = remedies.map(({ label }, index) => ({ id: String(index), label }));
  return canRetry ? [{ id: retryAction, label: vscode.l10n.t('Retry') }, ...actions] : actions;
}

/** Does what a button of {@link problemActions} says. @returns false for Retry */
export async function takeRemedy({ remedies }: Explanation, action: string): Promise<boolean> {
  const remedy = remedies[Number(action)];
  if (!remedy) return false;
  await vscode.commands.executeCommand(remedy.command, ...(remedy.arguments ?? []));
  return true;
}
