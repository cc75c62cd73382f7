import type * as vscode from 'vscode';
import type { Log } from './log.ts';
import { explain, isCancelled, logProblem } from './problems.ts';

/** What was typed cannot be what was asked for; the message tells the person why. */
export class UnusableInput extends Error {
  override readonly name = 'UnusableInput';
}

/**
 * Asks for a text until `check` accepts one. A text that it refuses stays in the box, with the
 * reason below it, so that it can be mended rather than typed again.
 *
 * @param check throws {@link UnusableInput}, or what went wrong with a text that looked good
 * @returns what `check` resolves to; undefined when the box is closed, which aborts the check
 */
export async function askUntilAccepted<Result>(
  input: vscode.InputBox,
  log: Log,
  check: (text: string, signal: AbortSignal) => Promise<Result>,
): Promise<Result | undefined> {
  const checking = new AbortController();
  const { promise, resolve } = Promise.withResolvers<Result | undefined>();

  const accept = async () => {
    input.validationMessage = undefined;
    input.enabled = false;
    input.busy = true;
    try {
      resolve(await check(input.value, checking.signal));
    } catch (error) {
      if (isCancelled(error)) return;
      if (error instanceof UnusableInput) {
        input.validationMessage = error.message;
      } else {
        logProblem(log, error);
        input.validationMessage = explain(error).message;
      }
    } finally {
      input.enabled = true;
      input.busy = false;
    }
  };

  input.onDidAccept(() => void accept());
  input.onDidChangeValue(() => (input.validationMessage = undefined));
  input.onDidHide(() => {
    checking.abort();
    resolve(undefined);
  });
  input.show();
  try {
    return await promise;
  } finally {
    input.dispose();
  }
}
