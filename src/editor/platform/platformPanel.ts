import * as vscode from 'vscode';
import { boardHtml } from '../board/boardHtml.ts';
import { type PlatformParts, PlatformSession } from './platformSession.ts';

/** Fills a panel with the platform view, until it is closed. */
export function fillPlatform(panel: vscode.WebviewPanel, parts: PlatformParts): void {
  const session = new PlatformSession(parts, (message) => void panel.webview.postMessage(message));
  const listening = [
    panel.webview.onDidReceiveMessage((message: unknown) => session.receive(message)),
    parts.backlogs.onDidChange(() => void session.refresh()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('headwater.board')) void session.refresh();
    }),
    parts.views.onDidChange((views) => {
      session.tellNow({ type: 'views', views: [...views] });
    }),
    panel.onDidChangeViewState(() => {
      if (!panel.visible) session.pause();
    }),
  ];
  panel.onDidDispose(() => {
    session.pause();
    for (const one of listening) one.dispose();
  });
  panel.webview.html = boardHtml(panel.webview, parts.extension);
}
