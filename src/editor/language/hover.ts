import * as vscode from 'vscode';
import { type Subject, subjectAt } from '../../backlog/language/subject.ts';
import type { Reading } from '../../backlog/reading.ts';
import { columnHover, itemHover, personHover, plainMarkdown } from './hoverText.ts';
import { type LanguageParts, rangeIn, readingOf } from './place.ts';
import { saidByRedHat } from './redHatYaml.ts';

/** What an item, a person, a column or a key is, where it is named. */
export class HoverProvider implements vscode.HoverProvider {
  private readonly parts: LanguageParts;

  constructor(parts: LanguageParts) {
    this.parts = parts;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const reading = await readingOf(this.parts, document);
    const subject = reading && subjectAt(reading, document.offsetAt(position));
    if (reading === undefined || subject === undefined) return undefined;
    const text = textOf(reading, subject, document.uri);
    return text && new vscode.Hover(text, rangeIn(document, subject.range));
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
