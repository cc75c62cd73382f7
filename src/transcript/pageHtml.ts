import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { wordsOfPage } from './words/wordsOfPage.ts';

/** What the page is made of. */
export interface PageSources {
  readonly script: string;
  readonly style: string;
}

/** @param media the folder of the built page */
export function readPageSources(media: vscode.Uri): PageSources {
  const read = (name: string) => readFileSync(vscode.Uri.joinPath(media, name).fsPath, 'utf8');
  return { script: read('transcript.js'), style: read('transcript-style.css') };
}

/**
 * The page before it has heard anything: no customer data is ever part of it. Nothing runs or loads
 * in it but its own script and styles, the worker that its script makes, and recordings from memory.
 * Script and styles are written into it: a webview gets files by way of a service worker and the
 * extension host, which took as long as all the rest until the first words are painted.
 */
export function pageHtml({ script, style }: PageSources): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    `default-src 'none'`,
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    `worker-src blob:`,
    `media-src blob:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="${nonce}">${style}</style>
<title>${escapeHtml(vscode.l10n.t('Transcript'))}</title>
</head>
<body data-words="${escapeHtml(JSON.stringify(wordsOfPage()))}">
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replaceAll(/[&<>"]/gu, (sign) => entities[sign] ?? sign);
}
