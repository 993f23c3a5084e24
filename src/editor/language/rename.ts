import * as vscode from 'vscode';
import { occurrencesOf } from '../../backlog/language/occurrences.ts';
import { type NoRename, renameEdit, renameFault } from '../../backlog/language/rename.ts';
import { type Named, subjectAt } from '../../backlog/language/subject.ts';
import { say } from '../say.ts';
import { nameOf } from './navigation.ts';
import { type LanguageParts, addEdits, archiveBeside, inSlices, rangeIn, readingOf } from './place.ts';

/** Gives an item another id or a person another name, wherever the file and its archive name it: one step. */
export class RenameProvider implements vscode.RenameProvider {
  private readonly parts: LanguageParts;

  constructor(parts: LanguageParts) {
    this.parts = parts;
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    const { named, range, reading } = await this.at(document, position);
    // A name that is no fault yet shows whether the thing can be renamed at all.
    const fault = renameFault(reading, named, named.name);
    if (fault === 'rename.column' || fault === 'rename.shared') throw refusal(fault, named, named.name);
    return { range: rangeIn(document, range), placeholder: named.name };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    wanted: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const { named, reading } = await this.at(document, position);
    const fault = renameFault(reading, named, wanted);
    if (fault !== undefined) throw refusal(fault, named, wanted);
    const edit = new vscode.WorkspaceEdit();
    const archive = await archiveBeside(this.parts, document.uri);
    if (archive !== undefined && renameFault(archive.reading, named, wanted) === 'rename.taken')
      throw refusal('rename.taken', named, wanted);
    for (const file of [{ document, reading }, ...(archive === undefined ? [] : [archive])]) {
      const places = await inSlices(occurrencesOf(file.reading, named), token);
      // Half of the places would be worse than none.
      if (places === undefined || file.document.getText() !== file.reading.text) return undefined;
      addEdits(
        edit,
        file.document,
        places.map((place) => renameEdit(place, wanted)),
      );
    }
    return edit;
  }

  private async at(document: vscode.TextDocument, position: vscode.Position) {
    const reading = await readingOf(this.parts, document);
    const subject = reading && subjectAt(reading, document.offsetAt(position));
    const named = nameOf(subject);
    if (reading === undefined || subject === undefined || named === undefined)
      throw new Error(say({ code: 'rename.nothing', values: {} }));
    return { named, range: subject.range, reading };
  }
}

function refusal(code: NoRename, { name }: Named, wanted: string): Error {
  return new Error(say({ code, values: { old: name, name: wanted } }));
}
