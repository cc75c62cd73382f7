import * as vscode from 'vscode';
import type { LinkBase } from '../conversations/link.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { commands } from '../platform/commands.ts';
import type { Log } from '../platform/log.ts';
import { goToTime } from './goToTime.ts';
import { OpenEditors } from './openEditors.ts';
import { Playback } from './playback.ts';
import type { MessageToPage, Place } from './protocol.ts';
import { TranscriptEditorProvider } from './transcriptEditorProvider.ts';

/** Also the view type of the custom editor in the manifest. */
const viewType = 'allo.transcript';

/** The transcript editor, with the commands that reach into it. */
export function registerTranscript(
  extensionUri: vscode.Uri,
  accounts: OpenAccounts,
  linkBase: LinkBase,
  log: Log,
): vscode.Disposable {
  const editors = new OpenEditors();
  const playback = new Playback();
  const services = { accounts, log, playback, linkBase };
  const provider = new TranscriptEditorProvider(extensionUri, services, editors);
  /** A command that the page of the editor in front carries out. */
  const command = (id: string, message: MessageToPage) =>
    vscode.commands.registerCommand(id, () => editors.active?.post(message));

  return vscode.Disposable.from(
    playback,
    vscode.window.registerCustomEditorProvider(viewType, provider, {
      supportsMultipleEditorsPerDocument: true,
      // What is hidden is emptied all the same, but for the call that plays: see `EditorPage`.
      webviewOptions: { enableFindWidget: true, retainContextWhenHidden: true },
    }),
    vscode.commands.registerCommand(
      commands.openAt,
      (uri: vscode.Uri, place?: Place, options?: vscode.TextDocumentShowOptions) =>
        editors.openAt(uri, place, options),
    ),
    vscode.commands.registerCommand(commands.playPause, () => playback.toggle()),
    vscode.commands.registerCommand(commands.showPlaying, () => playback.show()),
    vscode.commands.registerCommand(commands.goToTime, () => goToTime(editors.active)),
    command(commands.playFromHere, { type: 'player', command: 'play-from-here' }),
    command(commands.copyAsText, { type: 'copy', form: 'text' }),
    command(commands.copyAsQuote, { type: 'copy', form: 'quote' }),
    command(commands.copyLink, { type: 'copy', form: 'link' }),
    command(commands.copyReference, { type: 'copy', form: 'reference' }),
    command(commands.copySummary, { type: 'copy-summary' }),
  );
}
