import * as vscode from 'vscode';
import { type Occurrence, occurrencesOf } from '../../backlog/language/occurrences.ts';
import { type Named, type Subject, subjectAt } from '../../backlog/language/subject.ts';
import type { Reading } from '../../backlog/reading.ts';
import { type LanguageParts, archiveBeside, inSlices, rangeIn, readingOf } from './place.ts';

/** Where an item, a person or a column is defined, and where it is meant: in this file, and items in its archive too. */
export class NavigationProvider
  implements vscode.DefinitionProvider, vscode.ReferenceProvider, vscode.DocumentHighlightProvider
{
  private readonly parts: LanguageParts;

  constructor(parts: LanguageParts) {
    this.parts = parts;
  }

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[]> {
    const { named, reading } = await this.at(document, position);
    if (named === undefined || reading === undefined) return [];
    const own = await inSlices(occurrencesOf(reading, named), token);
    const here = (own ?? []).filter(({ defines }) => defines);
    const [first] = here.map((place) => new vscode.Location(document.uri, rangeIn(document, place)));
    // A reference means the first item with the id; the archive counts where none has it.
    if (first !== undefined) return [first];
    return (await this.inArchive(document, named, token))
      .filter(({ defines }) => defines)
      .map(({ location }) => location);
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[]> {
    const { named, reading } = await this.at(document, position);
    if (named === undefined || reading === undefined) return [];
    const wanted = ({ defines }: Pick<Occurrence, 'defines'>) => includeDeclaration || !defines;
    const own = (await inSlices(occurrencesOf(reading, named), token)) ?? [];
    const here = own.filter(wanted).map((place) => new vscode.Location(document.uri, rangeIn(document, place)));
    const archived = (await this.inArchive(document, named, token)).filter(wanted).map(({ location }) => location);
    return [...here, ...archived];
  }

  async provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentHighlight[]> {
    const { named, reading } = await this.at(document, position);
    if (named === undefined || reading === undefined) return [];
    const own = (await inSlices(occurrencesOf(reading, named), token)) ?? [];
    return own.map((place) => {
      const kind = place.defines ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read;
      return new vscode.DocumentHighlight(rangeIn(document, place), kind);
    });
  }

  private async at(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ readonly named: Named | undefined; readonly reading: Reading | undefined }> {
    const reading = await readingOf(this.parts, document);
    const subject = reading && subjectAt(reading, document.offsetAt(position));
    return { named: nameOf(subject), reading };
  }

  private async inArchive(
    { uri }: vscode.TextDocument,
    named: Named,
    token: vscode.CancellationToken,
  ): Promise<readonly { readonly location: vscode.Location; readonly defines: boolean }[]> {
    const archive = named.kind === 'item' ? await archiveBeside(this.parts, uri) : undefined;
    if (archive === undefined) return [];
    const found = (await inSlices(occurrencesOf(archive.reading, named), token)) ?? [];
    return found.map((place) => {
      const location = new vscode.Location(archive.document.uri, rangeIn(archive.document, place));
      return { location, defines: place.defines };
    });
  }
}

/** The thing that a place names; undefined for keys and texts. */
export function nameOf(subject: Subject | undefined): Named | undefined {
  return subject === undefined || subject.kind === 'key' ? undefined : { kind: subject.kind, name: subject.name };
}
