import * as vscode from 'vscode';
import { type Mention, mentionAt, mentionsIn } from '../../backlog/language/mentions.ts';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import { shownName } from '../../core/decisions/shownName.ts';
import { Positions } from '../positions.ts';
import type { DecisionIndex } from './decisionIndex.ts';
import { recordTooltip } from './decisionTreeItems.ts';
import { fullName, statusOf } from './words.ts';

/** Longest text, in UTF-16 units, that is searched for decisions as a whole. */
const longestText = 1024 * 1024;

const isName = (id: string): boolean => /^adr-/i.test(id);

/** `ADR-0004` in a comment, a backlog, a record or a commit message leads to the decision: that of the nearest log. */
export class DecisionMentions
  implements vscode.HoverProvider, vscode.DefinitionProvider, vscode.DocumentLinkProvider, vscode.CompletionItemProvider
{
  private readonly index: DecisionIndex;

  constructor(index: DecisionIndex) {
    this.index = index;
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const found = this.at(document, position);
    if (found === undefined) return undefined;
    const hovers = found.decisions.map((decision) => this.hoverOf(decision));
    return new vscode.Hover(hovers, found.range);
  }

  provideDefinition(document: vscode.TextDocument, position: vscode.Position): vscode.LocationLink[] {
    const found = this.at(document, position);
    return (found?.decisions ?? []).flatMap(({ path }) => {
      const targetUri = this.index.uriOf(path);
      if (found === undefined || targetUri === undefined) return [];
      return [{ originSelectionRange: found.range, targetUri, targetRange: new vscode.Range(0, 0, 0, 0) }];
    });
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    if (this.index.now.decisions.length === 0 || document.lineCount > longestText) return [];
    const text = document.getText();
    if (text.length > longestText) return [];
    const mentions = mentionsIn(text, (id) => isName(id) && this.index.named(id, document.uri).length > 0);
    if (mentions.length === 0) return [];
    const positions = new Positions(text);
    return mentions.flatMap((mention) => {
      const [decision] = this.index.named(mention.id, document.uri);
      const uri = decision && this.index.uriOf(decision.path);
      if (decision === undefined || uri === undefined || uri.toString() === document.uri.toString()) return [];
      const link = new vscode.DocumentLink(positions.rangeOf(mention), uri);
      link.tooltip = vscode.l10n.t('Open {decision}', { decision: fullName(decision) });
      return link;
    });
  }

  /** Behind `ADR-`, all decisions with their titles. */
  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    const before = document.lineAt(position.line).text.slice(Math.max(0, position.character - 20), position.character);
    const [typed] = /(?<![\w.-])adr-?\d*$/iu.exec(before) ?? [];
    if (typed === undefined) return [];
    const range = new vscode.Range(position.translate(0, -typed.length), position);
    return this.index.now.decisions
      .filter((decision) => isName(shownName(decision)))
      .map((decision) => completionOf(decision, range));
  }

  private hoverOf(decision: Decision): vscode.MarkdownString {
    const hover = recordTooltip(decision, this.index.now.needs.get(decision.path) ?? []);
    const node = encodeURIComponent(JSON.stringify([{ is: 'decision', path: decision.path }]));
    hover.appendMarkdown(`\n\n[${vscode.l10n.t('Open the Record')}](command:headwater.openDecision?${node})`);
    hover.isTrusted = { enabledCommands: ['headwater.openDecision'] };
    return hover;
  }

  private at(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): { readonly decisions: readonly Decision[]; readonly range: vscode.Range } | undefined {
    const { text } = document.lineAt(position.line);
    const mention: Mention | undefined = mentionAt(text, position.character, isName);
    const decisions = mention === undefined ? [] : this.index.named(mention.id, document.uri);
    if (mention === undefined || decisions.length === 0) return undefined;
    const { line } = position;
    return { decisions, range: new vscode.Range(line, mention.start, line, mention.end) };
  }
}

function completionOf(decision: Decision, range: vscode.Range): vscode.CompletionItem {
  const name = shownName(decision);
  const item = new vscode.CompletionItem(
    { label: name, description: decision.title },
    vscode.CompletionItemKind.Reference,
  );
  item.filterText = name;
  item.insertText = name;
  item.range = range;
  item.detail = statusOf(decision);
  return item;
}
