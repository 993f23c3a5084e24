import * as vscode from 'vscode';
import { type Subject, subjectAt } from '../../backlog/language/subject.ts';
import type { Reading } from '../../backlog/reading.ts';
import { columnHover, itemHover, personHover, plainMarkdown } from './hoverText.ts';
import { backlogPlace, rangeOf } from './backlogPlace.ts';
import type { LanguageParts } from './place.ts';
import { saidByRedHat } from './redHatYaml.ts';

/** What an item, a person, a column or a key is, where it is named. */
export class HoverProvider implements vscode.HoverProvider {
  private readonly parts: LanguageParts;

  constructor(parts: LanguageParts) {
    this.parts = parts;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const place = await backlogPlace(this.parts, document, position);
    const subject = place && subjectAt(place.file.reading, place.offset);
    if (place === undefined || subject === undefined) return undefined;
    const text = textOf(place.file.reading, subject, place.file.uri);
    return text && new vscode.Hover(text, await rangeOf(place.file, subject.range));
  }
}

function textOf(reading: Reading, subject: Subject, uri: vscode.Uri): vscode.MarkdownString | undefined {
  switch (subject.kind) {
    case 'item':
      return subject.key === undefined ? undefined : itemHover(reading, subject.key, uri);
    case 'person':
      return personHover(reading, subject.name);
    case 'column':
      return columnHover(reading, subject.name, uri);
    case 'key':
      return saidByRedHat('hover', uri) ? undefined : plainMarkdown([subject.description]);
  }
}
