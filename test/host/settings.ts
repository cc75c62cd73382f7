import * as vscode from 'vscode';

/** Sets a user setting for one test; the returned function puts back what was there. */
export async function withSetting(
  section: string,
  name: string,
  value: unknown,
): Promise<() => Promise<void>> {
  const write = async (next: unknown) =>
    vscode.workspace
      .getConfiguration(section)
      .update(name, next, vscode.ConfigurationTarget.Global);
  const before = vscode.workspace.getConfiguration(section).inspect(name)?.globalValue;
  await write(value);
  return async () => write(before);
}
