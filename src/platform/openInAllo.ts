import * as vscode from 'vscode';
import type { Call } from '../model/call.ts';

/** Where Allo's web app is. Other clients open a conversation there by the number of the other party. */
const webApp = 'https://web.withallo.com/';

/** Opens the conversation that a call belongs to in Allo's web app, or the app itself for a withheld number. */
export async function openInAllo({ direction, from, to }: Call): Promise<void> {
  const other = direction === 'outbound' ? to : from;
  const query = other === null ? '' : `?${new URLSearchParams({ number: other }).toString()}`;
  await vscode.env.openExternal(vscode.Uri.parse(webApp + query, true));
}
