import * as vscode from 'vscode';

/** Says why a call or message that was found cannot be opened. */
export function tellNoConversation(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'This stands in no conversation: the number was withheld, or is none that could be called.',
    ),
  );
}
