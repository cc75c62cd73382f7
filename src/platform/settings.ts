import * as vscode from 'vscode';
import { parseApiUrl } from '../allo/apiUrl.ts';

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
  lookEvery: () => Math.max(0, configuration().get('lookForNewEvery', 0)),
};

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(settings.section);
}
