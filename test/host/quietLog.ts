import * as vscode from 'vscode';

const nothing = () => undefined;

/** A log that keeps its lines, to see what was and what was not written. */
export class QuietLog implements vscode.LogOutputChannel {
  readonly name = 'test';
  readonly logLevel = vscode.LogLevel.Trace;
  readonly onDidChangeLogLevel = new vscode.EventEmitter<vscode.LogLevel>().event;
  readonly lines: string[] = [];

  readonly trace = (message: string | Error) => this.lines.push(String(message));
  readonly debug = this.trace;
  readonly info = this.trace;
  readonly warn = this.trace;
  readonly error = this.trace;

  readonly append = nothing;
  readonly appendLine = nothing;
  readonly replace = nothing;
  readonly clear = nothing;
  readonly show = nothing;
  readonly hide = nothing;
  readonly dispose = nothing;
}
