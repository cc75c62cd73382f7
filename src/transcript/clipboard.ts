import * as vscode from 'vscode';
import type { CopyForm } from './protocol.ts';

/** Puts something on the clipboard, if there is anything of it, and says so. */
export async function putOnClipboard(text: string, form: CopyForm | 'summary'): Promise<void> {
  if (text === '') return;
  await vscode.env.clipboard.writeText(text);
  const said = {
    text: vscode.l10n.t('Copied.'),
    quote: vscode.l10n.t('Copied as a quote.'),
    link: vscode.l10n.t('Copied the link.'),
    reference: vscode.l10n.t('Copied the reference.'),
    summary: vscode.l10n.t('Copied the summary.'),
  }[form];
  vscode.window.setStatusBarMessage(said, 3000);
}
