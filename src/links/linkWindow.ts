import * as vscode from 'vscode';
import { commands } from '../platform/commands.ts';

/** Where a link leads to within what it opens. */
export interface LinkPlace {
  /** Seconds from the start of the call. */
  readonly time?: number;
  /** Key of an item of the conversation. */
  readonly item?: string;
}

/** The window, as far as links have to do with it. */
export interface LinkWindow {
  warn(message: string): void;
  /** Offers something that may wait; resolves to whether it was taken. */
  offer(message: string, action: string): Promise<boolean>;
  /** Asks what must be answered first; resolves to whether the answer is yes. */
  confirm(message: string, action: string): Promise<boolean>;
  /** Resolves once somebody is signed in, or has given up. */
  signIn(): Promise<void>;
  open(uri: vscode.Uri, place: LinkPlace): Promise<void>;
}

export const realWindow: LinkWindow = {
  warn: (message) => void vscode.window.showWarningMessage(message),
  offer: async (message, action) =>
    (await vscode.window.showInformationMessage(message, action)) === action,
  confirm: async (message, action) =>
    (await vscode.window.showInformationMessage(message, { modal: true }, action)) === action,
  signIn: async () => vscode.commands.executeCommand(commands.signIn),
  open: async (uri, place) => vscode.commands.executeCommand(commands.openAt, uri, place),
};
