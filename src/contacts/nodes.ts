import type { Contact } from '../model/contact.ts';
import type { ConversationItem } from '../model/conversationItem.ts';
import type { Remedy } from '../platform/problems.ts';

/** A person or company, with the conversation below. */
export interface ContactNode {
  readonly kind: 'contact';
  readonly contact: Contact;
}

/** One page of a conversation that has several. */
export interface PageNode {
  readonly kind: 'page';
  readonly parent: ContactNode;
  /** 0-based. */
  readonly index: number;
  readonly totalPages: number;
}

/** A call, a text message, or what stands in the place of one that could not be read. */
export interface ItemNode {
  readonly kind: 'item';
  readonly parent: ContactNode | PageNode;
  readonly item: ConversationItem;
  /** 0-based page of the conversation on which the item stands. */
  readonly pageIndex: number;
}

/** Stands behind the contacts while there are more of them. */
export interface LoadMoreNode {
  readonly kind: 'load-more';
  /** 0-based index of the page that it would load. */
  readonly nextPage: number;
  readonly totalPages: number;
}

/** A conversation without items, or a page that has become empty. */
interface EmptyNode {
  readonly kind: 'empty';
  readonly parent: ContactNode | PageNode;
}

/** Pages beyond those that get a row each. */
interface MorePagesNode {
  readonly kind: 'more-pages';
  readonly parent: ContactNode;
  readonly totalPages: number;
}

/** What went wrong while the children of `parent` were loaded; undefined for the contacts themselves. */
interface ProblemNode {
  readonly kind: 'problem';
  readonly parent: ContactNode | PageNode | undefined;
  readonly message: string;
}

/** A way on, below a problem. */
interface RemedyNode {
  readonly kind: 'remedy';
  readonly parent: ContactNode | PageNode | undefined;
  readonly remedy: Remedy;
}

/** A row of the tree, as plain data; `treeItem.ts` says how it looks. */
export type Node =
  | ContactNode
  | PageNode
  | ItemNode
  | LoadMoreNode
  | EmptyNode
  | MorePagesNode
  | ProblemNode
  | RemedyNode;

/** Unique in the whole tree and the same after a refresh, so that VS Code keeps what was expanded and selected. */
export function nodeId(node: Node): string {
  switch (node.kind) {
    case 'contact':
      return `contact/${encodeURIComponent(node.contact.id)}`;
    case 'page':
      return `${nodeId(node.parent)}/page/${node.index}`;
    case 'item':
      return `${nodeId(node.parent)}/item/${encodeURIComponent(node.item.key)}`;
    case 'load-more':
      return 'load-more';
    case 'empty':
      return `${nodeId(node.parent)}/empty`;
    case 'more-pages':
      return `${nodeId(node.parent)}/more-pages`;
    case 'problem':
      return `${parentId(node)}/problem`;
    case 'remedy':
      return `${parentId(node)}/remedy/${node.remedy.command}`;
  }
}

/** The row that a row stands below; undefined for those at the top. */
export function parentOf(node: Node): ContactNode | PageNode | undefined {
  switch (node.kind) {
    case 'contact':
    case 'load-more':
      return undefined;
    case 'page':
    case 'item':
    case 'empty':
    case 'more-pages':
    case 'problem':
    case 'remedy':
      return node.parent;
  }
}

/** The contact that a row belongs to; undefined for no row, and for those about the list of contacts. */
export function contactOf(node: Node | undefined): ContactNode | undefined {
  return node === undefined || node.kind === 'contact' ? node : contactOf(parentOf(node));
}

function parentId({ parent }: ProblemNode | RemedyNode): string {
  return parent ? nodeId(parent) : 'contacts';
}
