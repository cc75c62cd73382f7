import * as vscode from 'vscode';
import { startOf } from '../../model/conversationItem.ts';
import { nearFirstMark } from '../../matching/lineAround.ts';
import { commands } from '../../platform/commands.ts';
import { formatMomentBriefly } from '../../platform/dates.ts';
import { itemDirection, itemStatus, separator } from '../../platform/itemWords.ts';
import { behindName, joined } from '../../platform/sideBySide.ts';
import { foundLine, placeWords } from '../search/searchRows.ts';
import type { HitResult, ItemResult, ResultNode } from './resultNodes.ts';

const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;

/** How a row of the results looks, and what it does when it is clicked. */
export function toResultItem(node: ResultNode, now: number): vscode.TreeItem {
  switch (node.kind) {
    case 'contact': {
      const name = node.label || vscode.l10n.t('Withheld number');
      const count = node.items.length;
      const item = new vscode.TreeItem(name, Expanded);
      item.description = behindName(name, String(count));
      item.accessibilityInformation = {
        label: joined([name, vscode.l10n.t('Results: {0}', count)]),
      };
      item.iconPath = new vscode.ThemeIcon('person');
      return labelled(item, node);
    }
    case 'item':
      return labelled(itemRow(node, now), node);
    case 'hit':
      return labelled(hitRow(node), node);
    case 'more': {
      const label = node.problem ?? vscode.l10n.t('Load older results');
      const item = new vscode.TreeItem(label);
      item.iconPath = new vscode.ThemeIcon(node.problem === null ? 'chevron-down' : 'refresh');
      item.tooltip = label;
      item.command = { command: commands.loadMoreResults, title: label };
      return labelled(item, node);
    }
  }
}

/** The same after more was loaded, so that VS Code keeps what was expanded and selected. */
export function resultId(node: ResultNode): string {
  switch (node.kind) {
    case 'contact':
      return `contact/${encodeURIComponent(node.key)}`;
    case 'item':
      return `item/${keyOf(node)}`;
    case 'hit':
      return `item/${keyOf(node)}/${node.index}`;
    case 'more':
      return 'more';
  }
}

function keyOf({ found: { item, address } }: ItemResult | HitResult): string {
  return [address?.contact ?? '', item.key].map(encodeURIComponent).join('/');
}

function itemRow(node: ItemResult, now: number): vscode.TreeItem {
  const { found, hits } = node;
  const { item } = found;
  const start = startOf(item);
  const label = start === null ? vscode.l10n.t('Unknown date') : formatMomentBriefly(start, now);
  const row = new vscode.TreeItem(label, hits.length > 1 ? Collapsed : None);
  row.iconPath = new vscode.ThemeIcon(itemStatus(item).icon);
  const line = foundLine(found);
  row.description = found.words.best ? nearFirstMark(found.words.best).line : line;
  row.tooltip = line;
  row.accessibilityInformation = {
    label: [itemDirection(item).label, label, line].join(separator),
  };
  // A row with rows below it opens at the best of them.
  return opening(row, node);
}

function hitRow(node: HitResult): vscode.TreeItem {
  const { line, ranges } = nearFirstMark(node.hit);
  const row = new vscode.TreeItem({
    label: line,
    highlights: ranges.map(([start, end]) => [start, end]),
  });
  row.description = placeWords(node.hit) ?? '';
  row.tooltip = node.hit.line;
  return opening(row, node);
}

function opening(row: vscode.TreeItem, node: ItemResult | HitResult): vscode.TreeItem {
  row.command = { command: commands.openResult, title: vscode.l10n.t('Open'), arguments: [node] };
  return row;
}

function labelled(row: vscode.TreeItem, node: ResultNode): vscode.TreeItem {
  row.id = resultId(node);
  row.contextValue = node.kind;
  return row;
}
