import * as vscode from 'vscode';
import { type LinkTarget, linksOf } from '../../backlog/language/links.ts';
import { type LanguageParts, inSlices, rangeIn, readingOf } from './place.ts';

/** What the items link to: addresses of the web, and files from the backlog's folder with their line. */
export class LinkProvider implements vscode.DocumentLinkProvider {
  private readonly parts: LanguageParts;

  constructor(parts: LanguageParts) {
    this.parts = parts;
  }

  async provideDocumentLinks(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentLink[]> {
    const reading = await readingOf(this.parts, document);
    const { version } = document;
    const links = reading && (await inSlices(linksOf(reading), token));
    if (links === undefined || document.version !== version) return [];
    return links.flatMap((link) => {
      const uri = uriOf(document.uri, link.target);
      return uri === undefined ? [] : new vscode.DocumentLink(rangeIn(document, link), uri);
    });
  }
}

/** Where a link leads; undefined for a path that leaves the workspace folder. */
function uriOf(backlog: vscode.Uri, target: LinkTarget): vscode.Uri | undefined {
  if (target.kind === 'address') return vscode.Uri.parse(target.url);
  const uri = vscode.Uri.joinPath(backlog, '..', target.path);
  const folder = vscode.workspace.getWorkspaceFolder(backlog);
  if (folder !== undefined && !uri.path.startsWith(`${folder.uri.path}/`)) return undefined;
  return target.line === undefined ? uri : uri.with({ fragment: `L${target.line}` });
}
