import * as vscode from 'vscode';
import type { ItemAddress } from '../conversations/itemAddress.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { commands } from '../platform/commands.ts';
import type { Log } from '../platform/log.ts';
import { showProblem } from '../platform/problems.ts';
import { exportConversation } from './exportConversation.ts';
import type { ExportServices } from './exportServices.ts';
import { exportItem } from './exportItem.ts';
import { type ExportTarget, exportTarget } from './exportTarget.ts';
import { noRecordingWords, saveRecording } from './saveRecording.ts';
import { realDialogs } from './realDialogs.ts';

/** Exports calls and conversations to files. @param memory remembers the last format and folder */
export function registerExport(
  memory: vscode.Memento,
  accounts: OpenAccounts,
  log: Log,
): vscode.Disposable {
  const services = { accounts, dialogs: realDialogs, memory, log };
  const command = (id: string, run: (target: ExportTarget) => Promise<void>) =>
    vscode.commands.registerCommand(id, async (argument?: unknown) => {
      try {
        const target = exportTarget(argument);
        if (target) await run(target);
        else void realDialogs.say('info', nothingToExport());
      } catch (error) {
        await showProblem(log, error);
      }
    });
  return vscode.Disposable.from(
    command(commands.exportTranscript, (target) => exportTranscript(services, target)),
    command(commands.saveRecording, async (target) => {
      if (target.kind === 'item') await saveRecording(services, target.address);
      else void realDialogs.say('info', noRecordingWords());
    }),
    command(commands.exportConversation, async (target) => {
      const page = target.kind === 'item' ? await pageOf(accounts, target.address) : target.page;
      await exportConversation(services, target.address, page);
    }),
  );
}

/** Where a conversation is open instead of a call, it is the conversation that can be exported. */
function exportTranscript(services: ExportServices, target: ExportTarget): Promise<void> {
  return target.kind === 'item'
    ? exportItem(services, target.address)
    : exportConversation(services, target.address, target.page);
}

/** Where an item stands now; its address tells where it was once seen. Null where that is not known. */
async function pageOf(accounts: OpenAccounts, address: ItemAddress): Promise<number | null> {
  return (await accounts.byId(address.account))?.locate(address)?.pageIndex ?? null;
}

function nothingToExport(): string {
  return vscode.l10n.t(
    'Open a call or a conversation first, or export one by its context menu in the Allo view.',
  );
}
