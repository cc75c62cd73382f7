import * as vscode from 'vscode';
import type { ItemAddress } from '../conversations/itemAddress.ts';
import { accountOf, type ExportServices } from './exportServices.ts';
import { itemFileTitle } from './itemFileTitle.ts';
import { askDestination, saveFile } from './saveFile.ts';
import { tellSaved } from './tellSaved.ts';

/** The endings of the kinds of recordings that have been met, or are likely. */
const extensions = new Map([
  ['audio/mpeg', 'mp3'],
  ['audio/wav', 'wav'],
  ['audio/ogg', 'ogg'],
  ['audio/flac', 'flac'],
  ['audio/mp4', 'm4a'],
  ['audio/aac', 'aac'],
  ['audio/webm', 'webm'],
]);

/** Fetches the recording of a call and writes it to a file. @throws AlloError, SignedOutError */
export async function saveRecording(services: ExportServices, address: ItemAddress): Promise<void> {
  const { dialogs, log } = services;
  const account = await accountOf(services, address);
  const fetched = await dialogs.whileShown(
    vscode.l10n.t('Fetching the recording'),
    async (report, signal) => {
      const call = account.locate(address)?.item ?? (await account.find(address, signal));
      if (call === undefined) return vscode.l10n.t('This is no longer in the conversation.');
      if (call.kind !== 'call') return noRecordingWords();
      const onProgress = (received: number, total: number | null) => {
        if (total !== null) report('', received / total);
      };
      return { call, recording: await account.recordings.get(call, { signal, onProgress }) };
    },
  );
  if (typeof fetched === 'string') {
    await dialogs.say('warning', fetched);
    return;
  }
  const { bytes, mimeType } = fetched.recording;
  const name = itemFileTitle(fetched.call, account.contactLabel(address));
  const extension = extensions.get(mimeType) ?? 'audio';
  const kind = {
    label: vscode.l10n.t('Recording'),
    extension,
    saveTitle: vscode.l10n.t('Save Recording'),
  };
  const destination = await askDestination(services, { name, kind });
  const file = { name, kind, parts: () => [bytes] };
  const saved = destination && (await saveFile(services, file, destination));
  if (!saved) return;
  log.info(`Saved a recording of ${String(bytes.byteLength)} bytes.`);
  tellSaved(services, saved);
}

/** For who wants the recording of something else than a call. */
export function noRecordingWords(): string {
  return vscode.l10n.t('Only calls have a recording. Open one first.');
}
