import * as vscode from 'vscode';
import type { RequestReport } from '../allo/client.ts';

/**
 * The extension's log, "Allo" in the Output view. Above level trace it names no person: no key, no
 * phone number, no contact id and nothing that somebody said.
 */
export type Log = vscode.LogOutputChannel;

export function createLog(): Log {
  return vscode.window.createOutputChannel('Allo', { log: true });
}

/** One line for each request that was sent. */
export function logRequest(log: Log, report: RequestReport): void {
  const { method, path, status, failure, milliseconds, attempt, requestId } = report;
  const parts = [
    `${method} ${path}`,
    status === null ? (failure ?? 'no answer') : String(status),
    `${String(Math.round(milliseconds))} ms`,
    attempt > 1 ? `attempt ${String(attempt)}` : '',
    requestId === null ? '' : `request id ${requestId}`,
  ];
  log.debug(parts.filter(Boolean).join(', '));
}
