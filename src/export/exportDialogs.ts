import type * as vscode from 'vscode';
import type { FileKind } from './exportFormat.ts';

/** One of several things to choose from. */
export interface Choice<Value> {
  readonly label: string;
  readonly description?: string;
  readonly value: Value;
}

/** What is asked and told on the way to a file. */
export interface ExportDialogs {
  /** @returns undefined when nothing was chosen */
  pick<Value>(title: string, choices: readonly Choice<Value>[]): Promise<Value | undefined>;
  /** Asks before it gives a file that exists. @returns undefined when it was closed */
  askFile(suggested: vscode.Uri, kind: FileKind): Promise<vscode.Uri | undefined>;
  askFolder(suggested: vscode.Uri): Promise<vscode.Uri | undefined>;
  /** Says something. @returns the label of the button that was pressed; undefined for none */
  say(
    severity: 'info' | 'warning' | 'error',
    message: string,
    ...buttons: string[]
  ): Promise<string | undefined>;
  /** Shows how far something is, with a button to cancel it. */
  whileShown<Result>(title: string, work: ProgressWork<Result>): Promise<Result>;
}

/** @param report what is done, and how much of all that is, from 0 to 1 */
export type ProgressWork<Result> = (
  report: (message: string, part: number) => void,
  signal: AbortSignal,
) => Promise<Result>;
