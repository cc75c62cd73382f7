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
  readonly #receive: (message: MessageToHost) => void;
  readonly #subscriptions: vscode.Disposable;
  /** Whether what is posted reaches a page. */
  #isReady = false;
  /** Whether a page was there before: VS Code keeps messages for the first page of a panel only. */
  #isFirstPage = true;
  /** Whether the page that is loading was told already what its first word asks for. */
  #isAnsweredBefore = false;
  /** Becomes true when the page has said that it listens, false when it has gone without. */
  #listening = Promise.withResolvers<boolean>();
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
    this.#receive = receive;
    this.#subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (!isMessageToHost(message)) return;
        if (message.type === 'remember') {
          this.#remembered[message.part] = message.value;
          return;
        }
        if (message.type !== 'ready') {
          receive(message);
          return;
        }
        if (!this.#isAnsweredBefore) this.#answer();
        this.#isAnsweredBefore = false;
        this.#listening.resolve(true);
      }),
      panel.onDidChangeViewState(() => this.#emptyOrFill()),
    );
  }

  /**
   * After everybody listens, so that the page's first word is heard. In a hidden tab, once it is shown.
   * A panel's first page is answered before it asks, which saves the way to the host and back: what
   * is posted waits in VS Code until the page has loaded.
   */
  begin(): void {
    this.#end();
    this.#isEmptied = !this.#panel.visible;
    this.#panel.webview.html = this.#isEmptied ? '' : this.#look.html();
    this.#isAnsweredBefore = this.#isFirstPage && !this.#isEmptied;
    this.#isFirstPage = false;
    if (this.#isAnsweredBefore) this.#answer();
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

  /** As `post`; resolves when the page has got it, to whether there is a page that could. */
  async deliver(message: MessageToPage): Promise<boolean> {
    if (!this.#isReady) return false;
    const listening = this.#listening.promise;
    await this.#panel.webview.postMessage(message);
    return listening;
  }

  setIcon(name: 'call' | 'message' | 'conversation'): void {
    this.#panel.iconPath = {
      light: vscode.Uri.joinPath(this.#look.icons, 'light', `${name}.svg`),
      dark: vscode.Uri.joinPath(this.#look.icons, 'dark', `${name}.svg`),
    };
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#end();
    this.#subscriptions.dispose();
  }

  #emptyOrFill(): void {
    if (this.#isDisposed) return;
    if (this.#panel.visible) {
      if (this.#isEmptied) this.begin();
    } else if (this.#keptFor.size === 0 && !this.#isEmptied) {
      this.#end();
      this.#isEmptied = true;
      this.#panel.webview.html = '';
    }
  }

  #answer(): void {
    this.#isReady = true;
    this.post({ type: 'remembered', parts: this.#remembered });
    this.#receive({ type: 'ready' });
  }

  #end(): void {
    this.#isReady = false;
    this.#listening.resolve(false);
    this.#listening = Promise.withResolvers();
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
