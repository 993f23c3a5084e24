import * as vscode from 'vscode';
import { linksOf } from '../../backlog/language/links.ts';
import { uriOfLink } from '../followLink.ts';
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
      const uri = uriOfLink(document.uri, link.target);
      return uri === undefined ? [] : new vscode.DocumentLink(rangeIn(document, link), uri);
    });
  }
}
