import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import type { Range } from '../../core/model/problem.ts';
import type { BacklogFile } from '../backlogs/backlogs.ts';
import { filePlaces, offsetOfPlace } from '../filePlaces.ts';
import { Positions } from '../positions.ts';
import type { LanguageParts } from './place.ts';

/** A place of a document in the text of the backlog that the document is a part of. */
export interface BacklogPlace {
  readonly file: BacklogFile;
  /** In the text of the file's reading, in UTF-16 units. */
  readonly offset: number;
}

/**
 * The backlog that a document is the main file of, or one of whose items it holds, read from the document's present
 * text. The text is read at most once, and a large one in slices.
 */
export async function backlogAround(
  { backlogs, format }: LanguageParts,
  document: vscode.TextDocument,
): Promise<BacklogFile | undefined> {
  const owner = backlogs.ownerOf(document.uri);
  if (owner === undefined) {
    const { uri } = document;
    await backlogs.file(uri);
    const reading = backlogs.readDocument(document, await format.load());
    return reading && { uri, reading };
  }
  const file = await backlogs.file(owner);
  if (file === undefined) return undefined;
  // The item may have gone, or something may have been typed meanwhile.
  const [start] = await filePlaces(file, [{ start: (await offsetOfPlace(file, document.uri, 0)) ?? 0, end: 0 }]);
  return start?.uri.toString() === document.uri.toString() && start.text === document.getText() ? file : undefined;
}

/** Where a position of a document is in its backlog. */
export async function backlogPlace(
  parts: LanguageParts,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<BacklogPlace | undefined> {
  const file = await backlogAround(parts, document);
  const offset = file && (await offsetOfPlace(file, document.uri, document.offsetAt(position)));
  return file === undefined || offset === undefined ? undefined : { file, offset };
}

/** Ranges of a backlog's text in the files that they stand in. */
export async function locationsOf(file: BacklogFile, ranges: readonly Range[]): Promise<readonly vscode.Location[]> {
  const known = new Map<string, Positions>();
  return (await filePlaces(file, ranges)).map(({ uri, text, range }) => {
    const positions = known.get(uri.toString()) ?? new Positions(text);
    known.set(uri.toString(), positions);
    return new vscode.Location(uri, positions.rangeOf(range));
  });
}

/** A range of a backlog's text that stands in one file, as that one's. */
export async function rangeOf(file: BacklogFile, range: Range): Promise<vscode.Range> {
  const [location] = await locationsOf(file, [range]);
  return location?.range ?? new vscode.Range(0, 0, 0, 0);
}

/** Columns that an item's keys stand further in in the one text than in a file of the item's own. */
const further = ' '.repeat(4);

/**
 * The place as it will be when something is typed there: on an empty line of an item's file a key of the item begins,
 * while in the one text it would be one of the backlog.
 */
export function typedPlace(
  { file: { uri, reading }, offset }: BacklogPlace,
  line: vscode.TextLine,
  read: (text: string, previous: Reading) => Reading | undefined,
): BacklogPlace | undefined {
  if (line.text !== '') return { file: { uri, reading }, offset };
  const { text } = reading;
  const typed = read(`${text.slice(0, offset)}${further}\n${text.slice(offset)}`, reading);
  return typed && { file: { uri, reading: typed }, offset: offset + further.length };
}

/** Lines that are put in, as they stand in an item's file. */
export function linesInFile(insert: string): string {
  return insert.replaceAll(`\n${further}`, '\n');
}
