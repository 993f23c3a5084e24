import * as vscode from 'vscode';
import { occurrencesOf } from '../../backlog/language/occurrences.ts';
import { type NoRename, renameEdit, renameFault } from '../../backlog/language/rename.ts';
import { type Named, subjectAt } from '../../backlog/language/subject.ts';
import type { BacklogFile } from '../backlogs/backlogs.ts';
import { editOfFiles } from '../filePlaces.ts';
import { say } from '../say.ts';
import { nameOf } from './navigation.ts';
import { backlogAround, backlogPlace, rangeOf } from './backlogPlace.ts';
import { type LanguageParts, archiveBeside, inSlices } from './place.ts';

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
    const { named, range, file } = await this.at(document, position);
    // A name that is no fault yet shows whether the thing can be renamed at all.
    const fault = renameFault(file.reading, named, named.name);
    if (fault === 'rename.column' || fault === 'rename.shared') throw refusal(fault, named, named.name);
    return { range: await rangeOf(file, range), placeholder: named.name };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    wanted: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const { named, file } = await this.at(document, position);
    const fault = renameFault(file.reading, named, wanted);
    if (fault !== undefined) throw refusal(fault, named, wanted);
    const archive = await archiveBeside(this.parts, file.uri);
    if (archive !== undefined && renameFault(archive.reading, named, wanted) === 'rename.taken')
      throw refusal('rename.taken', named, wanted);
    const all = new vscode.WorkspaceEdit();
    for (const each of [file, ...(archive === undefined ? [] : [archive])]) {
      const places = await inSlices(occurrencesOf(each.reading, named), token);
      // Half of the places would be worse than none.
      if (places === undefined || !(await this.isStill(each))) return undefined;
      const edit = await editOfFiles(
        each,
        places.map((place) => renameEdit(place, wanted)),
      );
      for (const [uri, edits] of edit.entries()) all.set(uri, edits);
    }
    return all;
  }

  /** Whether a backlog, or an archive, says what was read. */
  private async isStill({ uri, reading }: BacklogFile): Promise<boolean> {
    const document = await vscode.workspace.openTextDocument(uri);
    return (await backlogAround(this.parts, document))?.reading.text === reading.text;
  }

  private async at(document: vscode.TextDocument, position: vscode.Position) {
    const place = await backlogPlace(this.parts, document, position);
    const subject = place && subjectAt(place.file.reading, place.offset);
    const named = nameOf(subject);
    if (place === undefined || subject === undefined || named === undefined)
      throw new Error(say({ code: 'rename.nothing', values: {} }));
    return { named, range: subject.range, file: place.file };
  }
}

function refusal(code: NoRename, { name }: Named, wanted: string): Error {
  return new Error(say({ code, values: { old: name, name: wanted } }));
}
