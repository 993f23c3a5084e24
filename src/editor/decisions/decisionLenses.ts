import * as vscode from 'vscode';
import { columnOf } from '../../core/model/backlog.ts';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import { needPhrase } from '../../phrases/describeDecision.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import { escapeIcons, shortened } from '../markdown.ts';
import { Lifetime } from '../lifetime.ts';
import { say } from '../say.ts';
import type { DecisionIndex } from './decisionIndex.ts';
import { fullName } from './words.ts';

/** Most items of a decision that have a lens. */
const mostItems = 8;

/** Above a record: what took its place, why it is worth another look, and how far its items are. */
export class DecisionLenses extends Lifetime implements vscode.CodeLensProvider {
  private readonly index: DecisionIndex;
  private readonly backlogs: Backlogs;
  private readonly changes = this._register(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changes.event;

  constructor(index: DecisionIndex, backlogs: Backlogs) {
    super();
    this.index = index;
    this.backlogs = backlogs;
    const tell = () => {
      this.changes.fire();
    };
    this._register(index.onDidChange(tell));
    this._register(backlogs.onDidChange(tell));
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    // Widened: the default alone would say that it is always true.
    const wanted = vscode.workspace.getConfiguration('headwater', document).get('codeLens.enabled', true) as boolean;
    const decision = wanted ? this.index.decisionOf(document.uri) : undefined;
    if (decision === undefined) return [];
    const top = new vscode.Range(0, 0, 0, 0);
    const commands = [
      ...this.successors(decision),
      ...this.acts(decision),
      ...this.needs(decision),
      ...(await this.items(decision)),
    ];
    return commands.map((command) => new vscode.CodeLens(top, { ...command, title: escapeIcons(command.title) }));
  }

  private successors({ links, path: own }: Decision): readonly vscode.Command[] {
    const others = this.index.now.decisions;
    return links.flatMap(({ kind, path, partial }) => {
      const other = path === own ? undefined : others.find((one) => one.path === path);
      if (kind !== 'superseded-by' || other === undefined) return [];
      const values = { decision: shortened(fullName(other), 80) };
      const title = partial
        ? vscode.l10n.t('Superseded in part by {decision}', values)
        : vscode.l10n.t('Superseded by {decision}', values);
      return [{ title, command: 'headwater.openDecision', arguments: [{ is: 'decision', path: other.path }] }];
    });
  }

  /** The next step of a proposal, and of a decision that is worth another look. */
  private acts({ path, status }: Decision): readonly vscode.Command[] {
    const its = { arguments: [{ is: 'decision', path }] };
    const isPending = status === 'proposed' || status === 'draft';
    const isDue = status === 'accepted' && this.index.now.needs.has(path);
    return [
      ...(isPending ? [{ title: vscode.l10n.t('Accept'), command: 'headwater.acceptDecision', ...its }] : []),
      ...(isDue ? [{ title: vscode.l10n.t('Reaffirm…'), command: 'headwater.reaffirmDecision', ...its }] : []),
    ];
  }

  private needs({ path }: Decision): readonly vscode.Command[] {
    const needs = this.index.now.needs.get(path) ?? [];
    return needs.map((need) => ({ title: shortened(say(needPhrase(need)), 120), command: '' }));
  }

  private async items({ items }: Decision): Promise<readonly vscode.Command[]> {
    const files = items.length === 0 ? [] : await this.backlogs.all();
    return items.slice(0, mostItems).flatMap((id) => {
      for (const { uri, reading } of files) {
        const item = reading.backlog.items.find((one) => one.id === id);
        if (item === undefined) continue;
        const column = columnOf(reading.backlog, item.column)?.name ?? item.column;
        const target = { uri: uri.toString(), item: item.key };
        const title = vscode.l10n.t('{item}: {column}', { item: id, column });
        return [{ title, tooltip: item.title, command: 'headwater.openItem', arguments: [target] }];
      }
      return [];
    });
  }
}
