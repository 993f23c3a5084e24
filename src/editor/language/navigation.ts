import * as vscode from 'vscode';
import { type Occurrence, occurrencesOf } from '../../backlog/language/occurrences.ts';
import { type Named, type Subject, subjectAt } from '../../backlog/language/subject.ts';
import type { BacklogFile } from '../backlogs/backlogs.ts';
import { backlogPlace, locationsOf } from './backlogPlace.ts';
import { type LanguageParts, archiveBeside, inSlices } from './place.ts';

/** Where an item, a person or a column is defined, and where it is meant: in the backlog's files, and items in its archive too. */
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
    const found = await this.at(document, position);
    const own = await placesIn(found, (place) => place.defines, token);
    // A reference means the first item with the id; the archive counts where none has it.
    if (own.length > 0) return own.slice(0, 1);
    return placesIn(await this.inArchive(found), (place) => place.defines, token);
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[]> {
    const wanted = ({ defines }: Occurrence) => includeDeclaration || !defines;
    const found = await this.at(document, position);
    const own = await placesIn(found, wanted, token);
    return [...own, ...(await placesIn(await this.inArchive(found), wanted, token))];
  }

  async provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentHighlight[]> {
    const found = await this.at(document, position);
    const highlights = async (defines: boolean, kind: vscode.DocumentHighlightKind) => {
      const places = await placesIn(found, (place) => place.defines === defines, token);
      const here = places.filter(({ uri }) => uri.toString() === document.uri.toString());
      return here.map(({ range }) => new vscode.DocumentHighlight(range, kind));
    };
    return [
      ...(await highlights(true, vscode.DocumentHighlightKind.Write)),
      ...(await highlights(false, vscode.DocumentHighlightKind.Read)),
    ];
  }

  private async at(document: vscode.TextDocument, position: vscode.Position): Promise<Found | undefined> {
    const place = await backlogPlace(this.parts, document, position);
    const named = place && nameOf(subjectAt(place.file.reading, place.offset));
    return named && { named, file: place.file };
  }

  private async inArchive(found: Found | undefined): Promise<Found | undefined> {
    const file = found?.named.kind === 'item' ? await archiveBeside(this.parts, found.file.uri) : undefined;
    return found && file && { named: found.named, file };
  }
}

/** A thing that is named, and where it is looked for. */
interface Found {
  readonly named: Named;
  readonly file: BacklogFile;
}

/** Places that name a thing, in the files that they stand in. */
async function placesIn(
  found: Found | undefined,
  wanted: (place: Occurrence) => boolean,
  token: vscode.CancellationToken,
): Promise<vscode.Location[]> {
  if (found === undefined) return [];
  const places = (await inSlices(occurrencesOf(found.file.reading, found.named), token)) ?? [];
  return [...(await locationsOf(found.file, places.filter(wanted)))];
}

/** The thing that a place names; undefined for keys and texts. */
export function nameOf(subject: Subject | undefined): Named | undefined {
  return subject === undefined || subject.kind === 'key' ? undefined : { kind: subject.kind, name: subject.name };
}
