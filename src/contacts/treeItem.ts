import * as vscode from 'vscode';
import { failedToConnect } from '../model/call.ts';
import { type Contact, contactLabel } from '../model/contact.ts';
import { isNumberContact } from '../model/numberContact.ts';
import { type ConversationItem, startOf } from '../model/conversationItem.ts';
import { plainLines } from '../model/richText.ts';
import { hoverMarkdown } from '../formats/hoverMarkdown.ts';
import { oneLine, shortened } from '../formats/plainText.ts';
import { parseRichText } from '../formats/richText.ts';
import { summaryLine } from '../formats/summaryLine.ts';
import { commands } from '../platform/commands.ts';
import {
  formatAge,
  formatDays,
  formatLength,
  formatMoment,
  formatMomentBriefly,
} from '../platform/dates.ts';
import { callOutcome, itemDirection, itemStatus, numberFacts } from '../platform/itemWords.ts';
import { behindName, joined } from '../platform/sideBySide.ts';
import type { ContactNode, ItemNode, LoadMoreNode, Node, PageNode } from './nodes.ts';
import { contactOf, nodeId } from './nodes.ts';

const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** What the look of a row depends on besides the row itself. */
export interface TreeContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The items of a page row, once they are loaded. */
  itemsOf(page: PageNode): readonly ConversationItem[] | undefined;
  /** The document that a call or text message opens as. */
  uriOf(node: ItemNode): vscode.Uri;
  /** The document of a whole conversation. */
  conversationUriOf(node: ContactNode): vscode.Uri;
  /** By which a row is marked as new; undefined for those that are not. */
  markOf(node: ContactNode | ItemNode): vscode.Uri | undefined;
}

/** How a row looks, reads aloud, and what it does when it is clicked. */
export function toTreeItem(node: Node, context: TreeContext): vscode.TreeItem {
  const item = look(node, context);
  item.id = nodeId(node);
  item.contextValue ??= node.kind;
  const mark = node.kind === 'contact' || node.kind === 'item' ? context.markOf(node) : undefined;
  if (mark) {
    item.resourceUri = mark;
    // The mark itself is not spoken.
    const label = item.accessibilityInformation?.label ?? '';
    item.accessibilityInformation = { label: joined([label, vscode.l10n.t('New')]) };
  }
  return item;
}

function look(node: Node, context: TreeContext): vscode.TreeItem {
  switch (node.kind) {
    case 'contact':
      return contactRow(node, context);
    case 'page':
      return pageRow(node, context);
    case 'item':
      return itemRow(node, context);
    case 'load-more':
      return loadMoreRow(node);
    case 'empty':
      return row(vscode.l10n.t('No calls or messages'));
    case 'more-pages':
      return row(vscode.l10n.t('Go to page…'), {
        icon: 'ellipsis',
        description: vscode.l10n.t('{0} pages in all', node.totalPages),
        command: command(commands.openPage, vscode.l10n.t('Go to page…'), node),
      });
    case 'problem':
      return row(node.message, { icon: 'warning', tooltip: node.message });
    case 'remedy': {
      const { label, icon, command: id, arguments: args = [] } = node.remedy;
      return row(label, { icon, command: command(id, label, ...args) });
    }
  }
}

function contactRow({ contact }: ContactNode, { now }: TreeContext): vscode.TreeItem {
  const label = contactLabel(contact);
  const description = joined([
    // Several such rows may be of one person, with another number each.
    isNumberContact(contact.id) && contact.id !== label ? contact.id : null,
    contact.lastActivityAt === null ? null : formatAge(contact.lastActivityAt, now),
    contact.company === label ? null : contact.company,
    engagementWords(contact),
    contact.isArchived ? vscode.l10n.t('Archived') : null,
  ]);
  return row(label, {
    icon: contactIcon(contact),
    collapsibleState: Collapsed,
    description: behindName(label, description),
    contextValue: contact.numbers.length > 0 ? 'contact-with-number' : 'contact',
    accessibilityInformation: { label: joined([label, description]) },
  });
}

function contactIcon({ name, company }: Contact): string {
  if (name !== null) return 'person';
  return company === null ? 'device-mobile' : 'organization';
}

function pageRow(node: PageNode, context: TreeContext): vscode.TreeItem {
  const label = vscode.l10n.t('Page {0} of {1}', node.index + 1, node.totalPages);
  const starts = (context.itemsOf(node) ?? []).map(startOf).filter((start) => start !== null);
  const days = starts.length > 0 ? formatDays(Math.min(...starts), Math.max(...starts)) : '';
  return row(label, {
    // The first page came along with the number of pages: nothing more needs to be loaded for it.
    collapsibleState: node.index === 0 ? Expanded : Collapsed,
    description: days,
    accessibilityInformation: { label: joined([label, days]) },
  });
}

/** A call opens by itself, a text message in its conversation. */
function openCommand(node: ItemNode, context: TreeContext): vscode.Command {
  const title = vscode.l10n.t('Open');
  if (node.item.kind === 'call') return command('vscode.open', title, context.uriOf(node));
  const contact = contactOf(node);
  return command(
    commands.openAt,
    title,
    contact && context.conversationUriOf(contact),
    { item: node.item.key },
    // As a click on a call does.
    { preserveFocus: true },
  );
}

function itemRow(node: ItemNode, context: TreeContext): vscode.TreeItem {
  const { item } = node;
  if (item.kind === 'unreadable') {
    return row(vscode.l10n.t('This entry could not be read'), {
      icon: 'warning',
      tooltip: item.reason,
    });
  }
  const start = startOf(item);
  const label =
    start === null ? vscode.l10n.t('Unknown date') : formatMomentBriefly(start, context.now);
  const description =
    item.kind === 'text-message'
      ? rowText(item.content) || vscode.l10n.t('(no text)')
      : joined([
          item.result === 'ANSWERED' ? null : callOutcome(item),
          item.lengthSeconds === null ? null : formatLength(item.lengthSeconds),
          item.summary === null ? null : summaryLine(item.summary, 200),
          ...item.tags.map((tag) => `#${shortened(oneLine(tag), 40)}`),
        ]);
  return row(label, {
    icon: itemStatus(item).icon,
    color: item.kind === 'call' && failedToConnect(item) ? 'errorForeground' : undefined,
    description,
    contextValue: item.kind,
    command: openCommand(node, context),
    accessibilityInformation: { label: joined([itemDirection(item).label, label, description]) },
  });
}

function loadMoreRow({ nextPage, totalPages }: LoadMoreNode): vscode.TreeItem {
  const label = vscode.l10n.t('Load more contacts');
  return row(label, {
    icon: 'chevron-down',
    description: vscode.l10n.t('page {0} of {1}', nextPage + 1, totalPages),
    command: command(commands.loadMoreContacts, label),
  });
}

/** What the hover shows; built when it is needed, since most rows are never pointed at. */
export function tooltipOf(node: Node): vscode.MarkdownString | undefined {
  if (node.kind === 'contact') return contactTooltip(node.contact);
  if (node.kind === 'item' && node.item.kind !== 'unreadable') return itemTooltip(node.item);
  return undefined;
}

function contactTooltip(contact: Contact): vscode.MarkdownString {
  return new vscode.MarkdownString(
    hoverMarkdown(contactLabel(contact), [
      joined([contact.jobTitle, contact.company]),
      ...contact.numbers,
      ...contact.emails,
      contact.website,
      contact.lastActivityAt === null
        ? null
        : vscode.l10n.t('Last activity: {0}', formatMoment(contact.lastActivityAt)),
      engagementWords(contact),
    ]),
  );
}

function itemTooltip(
  item: Exclude<ConversationItem, { kind: 'unreadable' }>,
): vscode.MarkdownString {
  const start = startOf(item);
  const facts = [
    joined([
      start === null ? null : formatMoment(start),
      item.kind === 'text-message' || item.lengthSeconds === null
        ? null
        : formatLength(item.lengthSeconds),
    ]),
    ...numberFacts(item).map(({ label, value }) => `${label}: ${value}`),
  ];
  const rest =
    item.kind === 'text-message'
      ? [item.content]
      : [
          item.tags.map((tag) => `#${oneLine(tag)}`).join(' '),
          item.summary === null ? null : plainLines(parseRichText(item.summary)).join('\n'),
        ];
  return new vscode.MarkdownString(hoverMarkdown(itemStatus(item).label, [...facts, ...rest]));
}

function engagementWords({ engagement }: Contact): string | null {
  switch (engagement) {
    case 'ENGAGED':
      return vscode.l10n.t('Engaged');
    case 'COOLING':
      return vscode.l10n.t('Cooling');
    case 'COLD':
      return vscode.l10n.t('Cold');
    default:
      return engagement;
  }
}

function rowText(text: string): string {
  return oneLine(shortened(text, 200)).replace(/\s+/gu, ' ');
}

type RowLook = Partial<Omit<vscode.TreeItem, 'iconPath'>> & {
  /** Name of a codicon. */
  readonly icon?: string;
  /** Id of a theme colour for the icon. */
  readonly color?: string | undefined;
};

function row(label: string, { icon, color, ...rest }: RowLook = {}): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  if (icon) {
    const themeColor = color ? new vscode.ThemeColor(color) : undefined;
    item.iconPath = new vscode.ThemeIcon(icon, themeColor);
  }
  return Object.assign(item, rest);
}

function command(id: string, title: string, ...args: unknown[]): vscode.Command {
  return { command: id, title, arguments: args };
}
