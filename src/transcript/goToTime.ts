import * as vscode from 'vscode';
import { parseTimestamp } from '../model/timestamp.ts';
import type { TranscriptEditor } from './transcriptEditor.ts';

/** Asks for a time, and goes there in a call. */
export async function goToTime(editor: TranscriptEditor | undefined): Promise<void> {
  if (!editor?.showsCall) return;
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Go to Time'),
    placeHolder: '1:23',
    prompt: vscode.l10n.t('From the start of the call: minutes and seconds, or seconds.'),
    validateInput: (typed) =>
      typed.trim() === '' || parseTimestamp(typed) !== undefined
        ? undefined
        : vscode.l10n.t('Type a time like 1:23, or seconds.'),
  });
  const time = text === undefined ? undefined : parseTimestamp(text);
  if (time !== undefined) editor.reveal({ time });
}
