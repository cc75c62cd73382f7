import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { Choice, ExportDialogs, ProgressWork } from '../../src/export/exportDialogs.ts';

/** Somebody at the dialogs of an export, who does what a test says and notes what was asked. */
export class ScriptedDialogs implements ExportDialogs {
  /** Labels to choose, in turn. A closed list is `undefined`. */
  picks: (string | undefined)[] = [];
  /** Files and folders to give, in turn. */
  files: ((suggested: vscode.Uri) => vscode.Uri | undefined)[] = [];
  folders: (vscode.Uri | undefined)[] = [];
  /** Buttons to press, in turn; once there are none left, messages are closed. */
  buttons: (string | undefined)[] = [];
  /** Called with each step of the progress; cancels when it says so. */
  isCancelledAt: (message: string) => boolean = () => false;

  readonly offered: string[][] = [];
  readonly suggested: vscode.Uri[] = [];
  readonly said: string[] = [];
  readonly progress: string[] = [];

  pick<Value>(_title: string, choices: readonly Choice<Value>[]): Promise<Value | undefined> {
    this.offered.push(choices.map(({ label }) => label));
    const wanted = next(this.picks, 'a list');
    if (wanted === undefined) return Promise.resolve(undefined);
    const chosen = choices.find(({ label }) => label === wanted);
    assert.ok(chosen, `${wanted} is among ${String(this.offered.at(-1))}`);
    return Promise.resolve(chosen.value);
  }

  askFile(suggested: vscode.Uri): Promise<vscode.Uri | undefined> {
    this.suggested.push(suggested);
    return Promise.resolve(next(this.files, 'a place for a file')(suggested));
  }

  askFolder(suggested: vscode.Uri): Promise<vscode.Uri | undefined> {
    this.suggested.push(suggested);
    return Promise.resolve(next(this.folders, 'a folder'));
  }

  say(severity: string, message: string, ...buttons: string[]): Promise<string | undefined> {
    this.said.push(`${severity}: ${message} [${buttons.join('|')}]`);
    const button = this.buttons.shift();
    if (button !== undefined) assert.ok(buttons.includes(button), this.said.at(-1));
    return Promise.resolve(button);
  }

  whileShown<Result>(_title: string, work: ProgressWork<Result>): Promise<Result> {
    const cancel = new AbortController();
    return work((message) => {
      this.progress.push(message);
      if (this.isCancelledAt(message)) cancel.abort(new DOMException('Cancelled', 'AbortError'));
    }, cancel.signal);
  }
}

function next<Value>(script: Value[], what: string): Value {
  assert.ok(script.length > 0, `${what} was expected`);
  const [value] = script.splice(0, 1);
  return value as Value;
}
