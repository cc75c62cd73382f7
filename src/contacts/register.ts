import * as vscode from 'vscode';
import type { LinkBase } from '../conversations/link.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { commands } from '../platform/commands.ts';
import type { Log } from '../platform/log.ts';
import { showProblem } from '../platform/problems.ts';
import { ActivityWatch } from './activityWatch.ts';
import { ContactsTree } from './contactsTree.ts';
import { type ContactsView, contactsViewId as viewId } from './contactsView.ts';
import { goToPage } from './goToPage.ts';
import { loadMoreContacts } from './loadMoreContacts.ts';
import { clearNumberFilter, filterByNumber } from './numberFilter.ts';
import { NewMarks } from './newMarks.ts';
import { type ContactNode, contactOf, type Node } from './nodes.ts';
import { openContactById } from './openContactById.ts';
import { refreshAll, refreshContact } from './refresh.ts';
import { revealContact } from './revealContact.ts';
import { RowDrag } from './rowDrag.ts';
import { rowLink } from './rowLink.ts';
import { showViewMessage } from './viewMessage.ts';

/** The sidebar with its commands. */
export function registerContacts(
  accounts: OpenAccounts,
  linkBase: LinkBase,
  log: Log,
): vscode.Disposable {
  const marks = new NewMarks();
  const tree = new ContactsTree(accounts, marks, log);
  const treeView = vscode.window.createTreeView<Node>(viewId, {
    treeDataProvider: tree,
    dragAndDropController: new RowDrag(tree),
    showCollapseAll: true,
  });
  const view: ContactsView = { tree, treeView };

  const command = (id: string, run: (node?: Node) => PromiseLike<void> | void) =>
    vscode.commands.registerCommand(id, async (node?: Node) => {
      try {
        await run(node);
      } catch (error) {
        await showProblem(log, error);
      }
    });
  /** While something is loaded, the view shows its progress bar. */
  const loading = <Result>(work: Promise<Result>) =>
    vscode.window.withProgress({ location: { viewId } }, () => work);

  return vscode.Disposable.from(
    tree,
    treeView,
    marks,
    new ActivityWatch(view, marks, log),
    vscode.window.registerFileDecorationProvider(marks),
    treeView.onDidExpandElement(({ element }) => {
      if (element.kind === 'contact') marks.opened(element.contact.id);
    }),
    treeView.onDidChangeSelection(({ selection }) => {
      for (const node of selection) {
        const contact = contactOf(node)?.contact.id;
        if (node.kind === 'item' && contact !== undefined) marks.opened(contact, node.item.key);
      }
    }),
    tree.onDidEnterAccount((account) => {
      treeView.description = account?.label ?? '';
      showViewMessage(view);
    }),
    tree.onDidListContacts(() => showViewMessage(view)),
    treeView.onDidExpandElement(({ element }) => tree.noteExpanded(element, true)),
    treeView.onDidCollapseElement(({ element }) => tree.noteExpanded(element, false)),
    command(commands.refresh, () => loading(refreshAll(tree))),
    command(commands.refreshContact, async (node) => {
      const contact = contactOf(node ?? treeView.selection[0]);
      if (contact) await loading(refreshContact(tree, contact));
    }),
    command(commands.loadMoreContacts, async () => {
      const first = await loading(loadMoreContacts(tree));
      if (first && treeView.visible) await treeView.reveal(first, { focus: true });
    }),
    command(commands.retry, (node) => tree.redraw(node)),
    command(commands.filterByNumber, () => filterByNumber(view)),
    command(commands.clearNumberFilter, () => clearNumberFilter(view)),
    command(commands.openContactById, () => openContactById(view, log)),
    vscode.commands.registerCommand(
      commands.revealContact,
      async (accountId: string, contactId: string) => {
        try {
          const account = await tree.enterAccount();
          // The contacts of another account are not the ones that are shown.
          if (account?.id !== accountId) return;
          await revealContact(view, await loading(account.contact(contactId)));
        } catch (error) {
          await showProblem(log, error);
        }
      },
    ),
    command(commands.openPage, (node) => goToPage(view, node)),
    command(commands.openToSide, async (node) => {
      if (node?.kind !== 'item') return;
      const beside = { viewColumn: vscode.ViewColumn.Beside };
      if (node.item.kind === 'call') {
        await vscode.commands.executeCommand('vscode.open', tree.uriOf(node), beside);
        return;
      }
      const contact = contactOf(node);
      const place = { item: node.item.key };
      if (contact) await openConversation(tree, contact, place, beside);
    }),
    command(commands.openConversation, async (node) => {
      const contact = contactOf(node ?? treeView.selection[0]);
      if (!contact) return;
      await openConversation(tree, contact);
    }),
    command(commands.openAsText, async (node) => {
      if (node?.kind !== 'item') return;
      await vscode.commands.executeCommand('vscode.openWith', tree.uriOf(node), 'default');
    }),
    command(commands.exportRow, async (node) => {
      if (node?.kind === 'item' && node.item.kind !== 'unreadable') {
        await vscode.commands.executeCommand(commands.exportTranscript, tree.uriOf(node));
        return;
      }
      const contact = contactOf(node);
      if (!contact) return;
      const uri = tree.conversationUriOf(contact);
      const page = node?.kind === 'page' ? { page: node.index } : {};
      await vscode.commands.executeCommand(commands.exportConversation, { uri, ...page });
    }),
    command(commands.copyNumber, async (node) => {
      const number = node?.kind === 'contact' && node.contact.numbers[0];
      if (number) await vscode.env.clipboard.writeText(number);
    }),
    command(commands.copyRowLink, async (node) => {
      const link = node && rowLink(node, linkBase);
      if (link !== undefined) await vscode.env.clipboard.writeText(link);
    }),
  );
}

function openConversation(
  tree: ContactsTree,
  contact: ContactNode,
  place?: { readonly item: string },
  options?: vscode.TextDocumentShowOptions,
): Thenable<void> {
  const uri = tree.conversationUriOf(contact);
  return vscode.commands.executeCommand(commands.openAt, uri, place, options);
}
