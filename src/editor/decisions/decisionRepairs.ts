import * as vscode from 'vscode';
import type { TextEdit } from '../../core/model/problem.ts';
import { logStyle } from '../../core/decisions/writing/logStyle.ts';
import { newRecordText } from '../../core/decisions/writing/newRecord.ts';
import { type OpenRecord, openRecord } from '../../core/decisions/writing/openRecord.ts';
import { likelyMeant, redirectLink } from '../../core/decisions/writing/redirectLink.ts';
import { removeLink } from '../../core/decisions/writing/removeLink.ts';
import { closeFrontMatter, statusChoices } from '../../core/decisions/writing/repairs.ts';
import { now } from '../clock.ts';
import { shortened } from '../markdown.ts';
import type { Told } from './decisionFixes.ts';
import type { DecisionIndex, IndexParts } from './decisionIndex.ts';
import { fullName } from './words.ts';

/** A title, and the edits of the record that it promises. */
type Repair = readonly [title: string, edits: readonly TextEdit[]];

/** Characters of a record's own words in a title. */
const longest = 60;

/** What puts a problem right by an edit of the record that is open: for each the edits are worked out from its text. */
export class DecisionRepairs {
  private readonly index: DecisionIndex;
  private readonly parts: IndexParts;

  constructor(index: DecisionIndex, parts: IndexParts) {
    this.index = index;
    this.parts = parts;
  }

  async of(told: Told, document: vscode.TextDocument): Promise<readonly vscode.CodeAction[]> {
    const { readFrontMatter } = await this.parts.format.load();
    const open = openRecord(told.decision.path, document.getText(), readFrontMatter);
    return this.repairs(told, open).map(([title, edits]) => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.edit = new vscode.WorkspaceEdit();
      for (const { start, end, text } of edits) {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        action.edit.replace(document.uri, range, text);
      }
      action.diagnostics = [told.diagnostic];
      return action;
    });
  }

  private repairs(told: Told, open: OpenRecord): readonly Repair[] {
    const { decision, diagnostic } = told;
    switch (diagnostic.code) {
      case 'decision.empty-record': {
        const { id, title, log } = decision;
        const style = logStyle(this.index.recordsOf(log));
        const today = now().toISOString().slice(0, 10);
        const text = newRecordText({ title, status: 'proposed', today }, { id, style });
        return [[vscode.l10n.t('Begin the record'), [{ start: 0, end: open.text.length, text }]]];
      }
      case 'decision.front-matter-open':
        return [[vscode.l10n.t('Close the front matter'), [closeFrontMatter(open)]]];
      case 'decision.link-to-itself':
      case 'decision.link-missing':
        return [...this.elsewhere(told, open), ...withoutLink(told, open)];
      case 'decision.status-conflict':
        return statusChoices(open, this.namedBy(decision)).map(({ keeps, edits }) => [
          vscode.l10n.t('Keep “{status}”', { status: shortened(keeps, longest) }),
          edits,
        ]);
      default:
        return [];
    }
  }

  /** The link to a record that may be meant: one that got another number, or one that is near. */
  private elsewhere({ diagnostic, decision, values }: Told, open: OpenRecord): readonly Repair[] {
    const lineNumber = diagnostic.range.start.line + 1;
    const target = String(values['target'] ?? decision.id);
    const others = this.index.now.decisions.filter(({ log, path }) => log === decision.log && path !== decision.path);
    const line = open.sheet.lines[lineNumber - 1]?.shown ?? '';
    return likelyMeant({ target, line }, others).flatMap((other): readonly Repair[] => {
      const edits = redirectLink(open, { lineNumber, target }, other);
      const name = shortened(fullName(other), longest);
      return edits === undefined ? [] : [[vscode.l10n.t('Lead the link to {decision}', { decision: name }), edits]];
    });
  }

  /** The records that a record names, by the ids that it names them by. */
  private namedBy({ links }: Told['decision']) {
    const all = new Map(this.index.now.decisions.map(({ path, title }) => [path, { path, title }]));
    return new Map(
      links.flatMap(({ target, path }) => {
        const other = path === undefined ? undefined : all.get(path);
        return other === undefined ? [] : [[target, other] as const];
      }),
    );
  }
}

function withoutLink({ diagnostic, decision, values }: Told, open: OpenRecord): readonly Repair[] {
  const target = String(values['target'] ?? decision.id);
  const edits = removeLink(open, { lineNumber: diagnostic.range.start.line + 1, target });
  return edits === undefined
    ? []
    : [[vscode.l10n.t('Take out the link to {target}', { target: shortened(target, longest) }), edits]];
}
