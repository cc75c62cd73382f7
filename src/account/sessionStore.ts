import type * as vscode from 'vscode';
import { type AlloSession, parseSession } from './alloSession.ts';

const prefix = 'allo.session.';

/** The sessions in VS Code's secret storage, one secret each; all windows of the user share them. */
export class SessionStore {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** Calls back when a session was added, replaced or removed, in this window or another one. */
  onDidChange(listener: () => void): vscode.Disposable {
    return this.#secrets.onDidChange(({ key }) => {
      if (key.startsWith(prefix)) listener();
    });
  }

  async readAll(): Promise<AlloSession[]> {
    const keys = (await this.#secrets.keys()).filter((key) => key.startsWith(prefix));
    const texts = await Promise.all(keys.map((key) => this.#secrets.get(key)));
    return texts.flatMap((text) => (text === undefined ? [] : (parseSession(text) ?? [])));
  }

  async write(session: AlloSession): Promise<void> {
    await this.#secrets.store(prefix + session.id, JSON.stringify(session));
  }

  async remove(id: string): Promise<void> {
    await this.#secrets.delete(prefix + id);
  }
}
