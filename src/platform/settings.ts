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
};

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(settings.section);
}
