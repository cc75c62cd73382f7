import * as vscode from 'vscode';
import type { ItemAddress } from '../conversations/itemAddress.ts';
import { Exported } from '../platform/exported.ts';
import { accountOf, type ExportServices } from './exportServices.ts';
import { itemFileTitle } from './itemFileTitle.ts';
import { pickFormat } from './pickFormat.ts';
import { askDestination, saveFile } from './saveFile.ts';
import { tellSaved } from './tellSaved.ts';
import { hasCues, omittedNotes, writeItem } from './writers.ts';

/** Exports one call or text message, in one of the formats that can hold something of it. @throws AlloError, SignedOutError */
export async function exportItem(services: ExportServices, address: ItemAddress): Promise<void> {
  const { dialogs, log } = services;
  const account = await accountOf(services, address);
  const item =
    account.locate(address)?.item ??
    (await dialogs.whileShown(vscode.l10n.t('Reading the call'), (_report, signal) =>
      account.find(address, signal),
    ));
  if (!item || item.kind === 'unreadable') {
    await dialogs.say('warning', vscode.l10n.t('This is no longer in the conversation.'));
    return;
  }
  const who = account.contactLabel(address);
  const title = vscode.l10n.t('Export Transcript');
  const format = await pickFormat(
    services,
    title,
    ({ isSubtitles }) => !isSubtitles || hasCues(item),
  );
  if (!format) return;
  const name = itemFileTitle(item, who);
  const parts = () => writeItem(format, new Exported(item, who));
  const destination = await askDestination(services, { name, kind: format });
  const saved =
    destination && (await saveFile(services, { name, kind: format, parts }, destination));
  if (!saved) return;
  log.info(`Exported 1 ${item.kind} as ${format.id}.`);
  tellSaved(services, saved, ...(item.kind === 'call' ? omittedNotes(format, [item]) : []));
}
