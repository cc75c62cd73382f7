import * as vscode from 'vscode';
import { type ApiKeyProblem, parseApiKey } from '../allo/apiKey.ts';
import { commands } from '../platform/commands.ts';
import { explain, isCancelled, logProblem } from '../platform/problems.ts';
import type { Log } from '../platform/log.ts';

/**
 * Asks for an API key until `check` accepts one. A key that it refuses stays in the box, with the
 * reason below it, so that it can be mended rather than pasted again.
 *
 * @param check resolves to what sign-in needs of a good key, throws what is wrong with a bad one
 * @throws vscode.CancellationError when the box is closed
 */
export async function askForKey<Result>(
  log: Log,
  check: (key: string, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Sign In to Allo');
  input.prompt = vscode.l10n.t(
    'An admin or owner of the team makes the key in Allo, under Settings > API, with the scopes CONVERSATIONS_READ and CONTACTS_READ.',
  );
  input.placeholder = vscode.l10n.t('API key');
  input.password = true;
  input.ignoreFocusOut = true;
  const openAllo: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('link-external'),
    tooltip: vscode.l10n.t('Make a key in Allo'),
  };
  input.buttons = [openAllo];

  const checking = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<Result>();

  const accept = async () => {
    const parsed = parseApiKey(input.value);
    if ('problem' in parsed) {
      input.validationMessage = explainKeyText(parsed.problem);
      return;
    }
    input.validationMessage = undefined;
    input.enabled = false;
    input.busy = true;
    try {
      resolve(await check(parsed.key, checking.signal));
    } catch (error) {
      if (isCancelled(error)) return;
      logProblem(log, error);
      input.validationMessage = explain(error).message;
    } finally {
      input.enabled = true;
      input.busy = false;
    }
  };

  input.onDidAccept(() => void accept());
  input.onDidChangeValue(() => (input.validationMessage = undefined));
  input.onDidTriggerButton(() => void vscode.commands.executeCommand(commands.openApiSettings));
  input.onDidHide(() => {
    checking.abort();
    reject(new vscode.CancellationError());
  });
  input.show();
  try {
    return await promise;
  } finally {
    input.dispose();
  }
}

function explainKeyText(problem: ApiKeyProblem): string {
  switch (problem) {
    case 'empty':
      return vscode.l10n.t('Paste the API key here.');
    case 'has-line-break':
      return vscode.l10n.t('A key has no line breaks. Perhaps more than the key was copied.');
    case 'has-space':
      return vscode.l10n.t('A key has no spaces. Perhaps more than the key was copied.');
    case 'not-ascii':
      return vscode.l10n.t(
        'A key has only plain letters, digits and signs. Perhaps something else was copied.',
      );
  }
}
