import * as vscode from 'vscode';
import { type ApiKeyProblem, parseApiKey } from '../allo/apiKey.ts';
import { askUntilAccepted, UnusableInput } from '../platform/askUntilAccepted.ts';
import { commands } from '../platform/commands.ts';
import type { Log } from '../platform/log.ts';

/**
 * Asks for an API key until `check` accepts one.
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

  input.onDidTriggerButton(() => void vscode.commands.executeCommand(commands.openApiSettings));

  const accepted = await askUntilAccepted(input, log, async (text, signal) => {
    const parsed = parseApiKey(text);
    if ('problem' in parsed) throw new UnusableInput(explainKeyText(parsed.problem));
    return { result: await check(parsed.key, signal) };
  });
  if (!accepted) throw new vscode.CancellationError();
  return accepted.result;
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
