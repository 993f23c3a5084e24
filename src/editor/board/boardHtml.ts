import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The folder with everything that a board's page may load. */
export function boardResources(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview');
}

/**
 * The page of a board, or another one. Its policy lets in its own script and styles and nothing else; the nonce in the
 * `meta` is read by the toolkit, which otherwise adds a style element that the policy refuses.
 */
export function boardHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  page: 'board' | 'decisions' = 'board',
): string {
  const nonce = randomBytes(16).toString('base64url');
  const resource = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(boardResources(extension), name)).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta property="csp-nonce" content="${nonce}">
  <link rel="stylesheet" id="vscode-codicon-stylesheet" href="${resource('codicon.css')}" nonce="${nonce}">
  <link rel="stylesheet" href="${resource(`${page}.css`)}" nonce="${nonce}">
  <title>Headwater</title>
</head>
<body>
  <div id="board"></div>
  <script type="module" nonce="${nonce}" src="${resource(`${page}.js`)}"></script>
</body>
</html>`;
}
