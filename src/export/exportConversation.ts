import * as vscode from 'vscode';
import type { Conversation } from '../conversations/accountConversations.ts';
import type { ConversationAddress } from '../conversations/itemAddress.ts';
import { fileName } from '../formats/fileName.ts';
import { Exported, readable } from '../platform/exported.ts';
import type { ExportFormat } from './exportFormat.ts';
import { type ExportScope, pickScope } from './exportScope.ts';
import { accountOf, type ExportServices } from './exportServices.ts';
import { itemFileTitle } from './itemFileTitle.ts';
import { type LoadedScope, loadScope } from './loadScope.ts';
import { pickFormat } from './pickFormat.ts';
import { askDestination, saveFile } from './saveFile.ts';
import { askFolder, saveFolder } from './saveFolder.ts';
import { tellSaved, tellSavedFolder } from './tellSaved.ts';
import { hasCues, omittedNotes, writeConversation, writeItem } from './writers.ts';

/** What is exported, and as what. */
interface Job {
  readonly address: ConversationAddress;
  /** The contact's name. */
  readonly who: string;
  readonly conversation: Conversation;
  readonly format: ExportFormat;
  readonly scope: ExportScope;
}

/**
 * Exports a conversation or a part of it: as one file, or as one file of subtitles for each call.
 *
 * @param page 0-based page that was pointed at; null when none was
 * @throws AlloError, SignedOutError
 */
export async function exportConversation(
  services: ExportServices,
  address: ConversationAddress,
  page: number | null,
): Promise<void> {
  const { t } = vscode.l10n;
  const account = await accountOf(services, address);
  const who = account.contactLabel(address);
  const conversation = account.conversation(address.contact, address.alloNumber);
  if (conversation.totalPages === undefined) {
    const title = t('Reading the conversation with {0}', who);
    await services.dialogs.whileShown(title, (_report, signal) => conversation.load(0, signal));
  }
  const format = await pickFormat(services, t('Export Conversation'), () => true);
  const scope = format && (await pickScope(services, conversation, page));
  if (!scope) return;
  const job = { address, who, conversation, format, scope };
  await (format.isSubtitles ? exportSubtitles(services, job) : exportFile(services, job));
}

async function exportFile(services: ExportServices, job: Job): Promise<void> {
  const { who, conversation, format, scope } = job;
  const name = nameOf(job);
  const destination = await askDestination(services, { name, kind: format });
  const loaded = destination && (await loadScope(services, conversation, scope, who));
  if (!loaded) return;
  const items = readable(loaded.items);
  if (await isNothing(services, items.length)) return;

  const note = noteOf(job, loaded, loaded.items.length - items.length);
  const exported = { contact: who, items: items.map((item) => new Exported(item, who)), note };
  const parts = () => writeConversation(format, exported);
  const saved = await saveFile(services, { name, kind: format, parts }, destination);
  if (!saved) return;
  services.log.info(`Exported ${items.length} items as ${format.id}.`);
  // Said here too, since a CSV file has no place for it.
  tellSaved(services, saved, ...(note === null ? [] : [note]));
}

async function exportSubtitles(services: ExportServices, job: Job): Promise<void> {
  const { who, conversation, format, scope } = job;
  const folder = await askFolder(services);
  const loaded = folder && (await loadScope(services, conversation, scope, who));
  if (!loaded) return;
  const calls = readable(loaded.items).filter((item) => item.kind === 'call');
  const spoken = calls.filter(hasCues);
  if (await isNothing(services, spoken.length)) return;

  const files = spoken.map((call) => ({
    name: itemFileTitle(call, who),
    kind: format,
    parts: () => writeItem(format, new Exported(call, who)),
  }));
  const saved = await saveFolder(services, files, folder);
  if (!saved) return;
  services.log.info(`Exported ${saved.files.length} calls as ${format.id}.`);
  const leftOut = calls.length - spoken.length;
  const notes = [...silentCallsWords(leftOut), ...omittedNotes(format, spoken)];
  tellSavedFolder(services, saved, ...notes, ...(loaded.note === null ? [] : [loaded.note]));
}

async function isNothing({ dialogs }: ExportServices, count: number): Promise<boolean> {
  if (count > 0) return false;
  await dialogs.say(
    'info',
    vscode.l10n.t('There is nothing in it that could be exported like this.'),
  );
  return true;
}

/** Without ending. */
function nameOf({ who, conversation, scope }: Job): string {
  if (scope.kind !== 'page') return fileName(who);
  const page = vscode.l10n.t('page {0} of {1}', scope.index + 1, conversation.totalPages ?? 1);
  return `${fileName(who)}, ${page}`;
}

function noteOf({ address }: Job, { note }: LoadedScope, unreadable: number): string | null {
  const { t } = vscode.l10n;
  const sentences = [
    note ?? [],
    address.alloNumber === null ? [] : t('Only what went over {0} is in it.', address.alloNumber),
    unreadable === 0 ? [] : unreadableWords(unreadable),
  ].flat();
  return sentences.length > 0 ? sentences.join(' ') : null;
}

function unreadableWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 entry could not be read and is left out.')
    : vscode.l10n.t('{0} entries could not be read and are left out.', count);
}

function silentCallsWords(count: number): string[] {
  if (count === 0) return [];
  return [
    count === 1
      ? vscode.l10n.t('1 call without transcript is left out.')
      : vscode.l10n.t('{0} calls without transcript are left out.', count),
  ];
}
