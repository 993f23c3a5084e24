import * as vscode from 'vscode';
import type { LinkTarget } from '../backlog/language/links.ts';
import type { Followed } from './board/followed.ts';
import type { Decisions } from './decisions/decisions.ts';
import { shortened } from './markdown.ts';

/** Where a link of a backlog leads; undefined for a path that leaves the workspace folder. */
export function uriOfLink(backlog: vscode.Uri, target: LinkTarget): vscode.Uri | undefined {
  if (target.kind === 'address') return vscode.Uri.parse(target.url);
  const uri = vscode.Uri.joinPath(backlog, '..', target.path);
  const folder = vscode.workspace.getWorkspaceFolder(backlog);
  if (folder !== undefined && !uri.path.startsWith(`${folder.uri.path}/`)) return undefined;
  return target.line === undefined ? uri : uri.with({ fragment: `L${target.line}` });
}

/** Opens what a backlog links to: an address in the browser, which VS Code asks about; a file at its line. */
export async function followLink(backlog: vscode.Uri, target: LinkTarget): Promise<void> {
  const uri = uriOfLink(backlog, target);
  if (uri === undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('This link leads out of the workspace, so it is not opened from here.'),
    );
  } else if (target.kind === 'address') await vscode.env.openExternal(uri);
  else await openFile(uri, target.line);
}

/** Opens what an item leads to; a decision is looked for among the records first. */
export async function followTarget(backlog: vscode.Uri, target: Followed, decisions: Decisions): Promise<void> {
  if (target.kind !== 'decision') return followLink(backlog, target);
  if (await (await decisions.session()).openNamed(target.name, backlog)) return;
  if (target.otherwise !== undefined) return followLink(backlog, target.otherwise);
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      'No record of {decision} was found. Records are looked for in docs/decisions, docs/adr and where your tools say.',
      { decision: shortened(target.name, 80) },
    ),
  );
}

async function openFile(uri: vscode.Uri, line: number | undefined): Promise<void> {
  const at = Math.max(0, (line ?? 1) - 1);
  try {
    await vscode.commands.executeCommand('vscode.open', uri.with({ fragment: '' }), {
      selection: new vscode.Range(at, 0, at, 0),
    });
  } catch {
    void vscode.window.showWarningMessage(vscode.l10n.t('There is no file {0}.', vscode.workspace.asRelativePath(uri)));
  }
}
