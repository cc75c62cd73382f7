import * as vscode from 'vscode';
import { parseApiUrl } from '../allo/apiUrl.ts';

/** A second and a week, in minutes. A timer of more than 24 days would go off at once. */
const shortestPeriod = 1 / 60;
const longestPeriod = 7 * 24 * 60;

/**
 * The user's settings, read when they are needed. All have application scope, which VS Code reads
 * from the user's own settings only: no folder or repository can point the key to another server.
 */
export const settings = {
  section: 'allo',
  /** The address of the API, checked: see {@link parseApiUrl}. */
  apiUrl: () => parseApiUrl(configuration().get('apiUrl', '')),
  /** Whether the key may come from the environment variable `ALLO_API_KEY`. */
  useEnvironmentKey: () => configuration().get('useEnvironmentKey', false),
  /** Whether hovering a phone number or an e-mail address offers to look it up. */
  hoverNumbers: () => configuration().get('hoverNumbers', false),
  /** Minutes from one look for new calls and messages to the next; 0 for never. */
  lookEvery: () => minutesOf(configuration().get<unknown>('lookForNewEvery')),
};

/** VS Code hands on whatever stands in the file. */
function minutesOf(value: unknown): number {
  if (typeof value !== 'number' || !(value > 0)) return 0;
  return Math.min(Math.max(value, shortestPeriod), longestPeriod);
}

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(settings.section);
}
