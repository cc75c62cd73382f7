import * as vscode from 'vscode';
import { uriToAddress } from '../conversations/itemAddress.ts';
import { type Turn, turnsOf } from '../formats/turns.ts';

/**
 * The speaker turns in the text form of a call: in the outline, the breadcrumbs, "Go to Symbol", and
 * to be folded. Headings and sections are left out, since VS Code's own Markdown tells of them.
 */
export class TurnOutline implements vscode.DocumentSymbolProvider, vscode.FoldingRangeProvider {
  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    return turnsIn(document).map((turn) => {
      const firstLine = document.lineAt(turn.firstLine).range;
      return new vscode.DocumentSymbol(
        nameOf(turn),
        turn.firstWords,
        vscode.SymbolKind.String,
        firstLine.union(document.lineAt(turn.lastLine).range),
        firstLine,
      );
    });
  }

  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] {
    return turnsIn(document)
      .filter(({ firstLine, lastLine }) => firstLine < lastLine)
      .map(({ firstLine, lastLine }) => new vscode.FoldingRange(firstLine, lastLine));
  }
}

/**
 * The time is part of the name, since breadcrumbs and "Go to Symbol" show nothing else. VS Code
 * refuses a symbol without a name, and all others with it.
 */
function nameOf({ speaker, time }: Turn): string {
  const name = speaker === '' ? '…' : speaker;
  return time === null ? name : `${name} ${time}`;
}

function turnsIn(document: vscode.TextDocument): Turn[] {
  return uriToAddress(document.uri) ? turnsOf(document.getText()) : [];
}
