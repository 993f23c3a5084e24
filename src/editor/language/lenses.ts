import * as vscode from 'vscode';
import { type ItemLens, lensesOf } from '../../backlog/language/lenses.ts';
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
    if (!wanted) return [];
    const reading = await readingOf(this.parts, document);
    if (reading === undefined) return [];
    return lensesOf(reading, now()).flatMap((lens) => lensesOfItem(document, lens));
  }
}

function lensesOfItem(document: vscode.TextDocument, lens: ItemLens): vscode.CodeLens[] {
  const start = document.positionAt(lens.offset);
  const range = new vscode.Range(start, start);
  const target = { uri: document.uri.toString(), item: lens.key };
  const place = [lens.column, ageText(lens.age)].filter((part) => part !== '').join(' · ');
  const commands: readonly vscode.Command[] = [
    ...(lens.canMove
      ? [{ command: 'headwater.moveItem', title: vscode.l10n.t('{column}: Move…', { column: place }) }]
      : []),
    ...(lens.canStart ? [{ command: 'headwater.startWork', title: vscode.l10n.t('Start') }] : []),
    { command: 'headwater.openItem', title: vscode.l10n.t('Open on the board') },
  ];
  return commands.map((command) => new vscode.CodeLens(range, { ...command, arguments: [target] }));
}
