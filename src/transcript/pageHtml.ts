import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/**
 * The page before it has heard anything: no customer data is ever part of it. Nothing runs or loads
 * in it but its own script, styles and fonts.
 */
export function pageHtml(webview: vscode.Webview, media: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(media, name)).toString();
  const policy = [
    `default-src 'none'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file('transcript-style.css')}">
<title>${vscode.l10n.t('Transcript')}</title>
</head>
<body>
<script nonce="${nonce}" src="${file('transcript.js')}"></script>
</body>
</html>`;
}
