import * as vscode from 'vscode';
import { boardHtml } from '../board/boardHtml.ts';
import { type PlatformParts, PlatformSession } from './platformSession.ts';
import type { StreamItem } from './streams.ts';

/**
 * Fills a panel with the platform view, until it is closed.
 * @returns what tells which item of which backlog a card stands for
 */
export function fillPlatform(
  panel: vscode.WebviewPanel,
  parts: PlatformParts,
): (card: string) => StreamItem<vscode.Uri> | undefined {
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
  return (card) => session.itemOf(card);
}
