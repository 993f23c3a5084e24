import * as vscode from 'vscode';
import { type ItemLens, lensesOf } from '../../backlog/language/lenses.ts';
import type { Reading } from '../../backlog/reading.ts';
import { now } from '../clock.ts';
import { Lifetime } from '../lifetime.ts';
import { ageText } from '../tree/treeItems.ts';
import { type LanguageParts, readingOf } from './place.ts';

/** One line of small lenses above each open item: move it, start it, open it on the board. */
export class LensProvider extends Lifetime implements vscode.CodeLensProvider {
  private readonly parts: LanguageParts;
  private readonly changes = this._register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changes.event;

  constructor(parts: LanguageParts) {
    super();
    this.parts = parts;
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('headwater.codeLens.enabled')) this.changes.fire();
      }),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    // Widened: the default alone would say that it is always true.
    const wanted = vscode.workspace.getConfiguration('headwater', document).get('codeLens.enabled', true) as boolean;
    const reading = await readingOf(this.parts, document);
    if (reading === undefined) return this.lensesOfItemFile(document);
    const items = wanted ? lensesOf(reading, now()) : [];
    return [...lensesOfConflict(document, reading), ...items.flatMap((lens) => lensesOfItem(document, lens))];
  }

  /** What the file of a single item needs when a merge has left conflict markers in it. */
  private async lensesOfItemFile(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (this.parts.backlogs.ownerOf(document.uri) === undefined) return [];
    const { hideConflicts } = await this.parts.format.load();
    const { conflict } = hideConflicts(document.getText());
    if (conflict === undefined) return [];
    const title = vscode.l10n.t('Resolve this item field by field');
    return lensesAt(document, conflict.range.start, [{ command: 'headwater.resolveConflicts', title }]);
  }
}

/** What a file with conflict markers needs, above the first of them. */
function lensesOfConflict(document: vscode.TextDocument, { problems }: Reading): vscode.CodeLens[] {
  const conflict = problems.find(({ code }) => code === 'file.conflict-markers');
  if (conflict === undefined) return [];
  return lensesAt(document, conflict.range.start, [
    { command: 'headwater.resolveConflicts', title: vscode.l10n.t('Resolve the whole backlog by item') },
    { command: 'headwater.openBoard', title: vscode.l10n.t('Show both sides on the board') },
  ]);
}

/** Lenses above a place: about one item, or without a word about the whole file. */
function lensesAt(
  document: vscode.TextDocument,
  offset: number,
  commands: readonly vscode.Command[],
  about: { readonly item?: string } = {},
): vscode.CodeLens[] {
  const start = document.positionAt(offset);
  const target = { uri: document.uri.toString(), ...about };
  return commands.map(
    (command) => new vscode.CodeLens(new vscode.Range(start, start), { ...command, arguments: [target] }),
  );
}

function lensesOfItem(document: vscode.TextDocument, lens: ItemLens): vscode.CodeLens[] {
  const place = [lens.column, ageText(lens.age)].filter((part) => part !== '').join(' · ');
  const commands: readonly vscode.Command[] = [
    ...(lens.canMove
      ? [{ command: 'headwater.moveItem', title: vscode.l10n.t('{column}: Move…', { column: place }) }]
      : []),
    ...(lens.canStart ? [{ command: 'headwater.startWork', title: vscode.l10n.t('Start') }] : []),
    { command: 'headwater.openItem', title: vscode.l10n.t('Open on the board') },
  ];
  return lensesAt(document, lens.offset, commands, { item: lens.key });
}
