import * as vscode from 'vscode';
import { Lifetime } from '../lifetime.ts';
import { DecisionIndex, type IndexParts } from './decisionIndex.ts';
import { isRecordNode } from './decisionNodes.ts';
import { pickDecision } from './decisionPick.ts';
import { registerDecisionLanguage } from './decisionLanguage.ts';
import type { DecisionActs } from './decisionActs.ts';
import { DecisionTree } from './decisionTree.ts';
import { GraphPanel } from './graphPanel.ts';
import type { PastDecisions } from './pastDecisions.ts';

export interface DecisionParts extends IndexParts {
  readonly extension: vscode.Uri;
}

/** Everything that shows decisions, from one index of them. */
export class DecisionSession extends Lifetime {
  readonly index: DecisionIndex;
  readonly tree: DecisionTree;
  readonly graph: GraphPanel;
  private readonly parts: DecisionParts;
  private loading: Promise<DecisionActs> | undefined;
  private recalling: Promise<PastDecisions> | undefined;

  constructor(parts: DecisionParts) {
    super();
    this.parts = parts;
    this.index = this._register(new DecisionIndex(parts));
    this.tree = this._register(new DecisionTree(this.index));
    this.graph = this._register(
      new GraphPanel({
        extension: parts.extension,
        now: () => this.index.now,
        onDidChange: this.index.onDidChange,
        open: (path) => this.open({ is: 'decision', path }),
      }),
    );
    this._register(registerDecisionLanguage(this.index, parts.backlogs, () => this.acts()));
  }

  /** What writes decisions, loaded when somebody first does. */
  acts(): Promise<DecisionActs> {
    this.loading ??= import('./decisionActs.ts').then(({ actsOn }) => actsOn(this.index, this.parts));
    return this.loading;
  }

  /** Shows how decisions stood in a commit. @returns why there is nothing to show */
  async showPast(): Promise<string | undefined> {
    await this.index.settled();
    this.recalling ??= import('./pastDecisions.ts').then(({ PastDecisions }) =>
      this._register(new PastDecisions(this.index, this.parts)),
    );
    return (await this.recalling).ask();
  }

  /** Shows the graph, with the focus on the decision that is named. @returns false where there are no decisions */
  async showGraph(argument: unknown): Promise<boolean> {
    const { decisions } = await this.index.settled();
    if (decisions.length > 0) this.graph.show(isRecordNode(argument) ? argument.path : undefined);
    return decisions.length > 0;
  }

  /** Fills the graph that VS Code brings back with its window. */
  async restoreGraph(panel: vscode.WebviewPanel): Promise<void> {
    await this.index.settled();
    this.graph.restore(panel);
  }

  /** Opens the record that a file names (`ADR-0004`, a path), that of its nearest log. @returns false where there is none */
  async openNamed(written: string, within: vscode.Uri): Promise<boolean> {
    await this.index.settled();
    const [decision] = this.index.named(written, within);
    return decision !== undefined && this.open({ is: 'decision', path: decision.path });
  }

  /** Opens the record that is named, else the one that the person finds. @returns false where there is none */
  async open(argument: unknown): Promise<boolean> {
    const { decisions } = await this.index.settled();
    if (decisions.length === 0) return false;
    const path = isRecordNode(argument) ? argument.path : await pickDecision(this.index);
    const uri = path === undefined ? undefined : this.index.uriOf(path);
    if (uri !== undefined) await vscode.commands.executeCommand('vscode.open', uri);
    return path === undefined || uri !== undefined;
  }
}
