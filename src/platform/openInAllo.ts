import * as vscode from 'vscode';
import type { Call } from '../model/call.ts';

/** Where Allo's web app is. Other clients open a conversation there by the number of the other party. */
const webApp = 'https://web.withallo.com/';

/** Opens the conversation that a call belongs to in Allo's web app, or the app itself for a withheld number. */
export async function openInAllo({ direction, from, to }: Call): Promise<void> {
  await openNumberInAllo(direction === 'outbound' ? to : from);
}

/** Opens the conversation with a number in Allo's web app, or the app itself without one. */
export async function openNumberInAllo(number: string | null): Promise<void> {
  const query = number === null ? '' : `?${new URLSearchParams({ number }).toString()}`;
  await vscode.env.openExternal(vscode.Uri.parse(webApp + query, true));
}
