import * as vscode from 'vscode';
import { inverseOf } from '../../core/decisions/linkKinds.ts';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import {
  type HeardOf,
  type Planned,
  acknowledgeAll,
  deprecate,
  reject,
} from '../../core/decisions/writing/lifecycle.ts';
import { reaffirm } from '../../core/decisions/writing/notes.ts';
import { type OpenRecord, openRecord } from '../../core/decisions/writing/openRecord.ts';
import { acceptRecord } from '../../core/decisions/writing/recordDecision.ts';
import type { WritingRefusal } from '../../core/decisions/writing/refusal.ts';
import { writingPhrases } from '../../phrases/late/writingPhrases.ts';
import type { FileFormat } from '../backlogs/fileFormat.ts';
import { Saving } from '../backlogs/saving.ts';
import { now } from '../clock.ts';
import { unsavedText } from '../outcomes.ts';
import type { DecisionIndex, IndexParts } from './decisionIndex.ts';
import { NewRecord, type Wanted } from './newRecord.ts';
import { type Step, writeStep } from './recordStep.ts';

/** What becomes of one record. */
export type Act =
  | { readonly kind: 'accept' | 'reject' | 'deprecate' }
  /** `because`: why it holds; may be empty. */
  | { readonly kind: 'reaffirm'; readonly because: string }
  /** Says what other records say of it. `by`: the paths of those. */
  | { readonly kind: 'link'; readonly by: readonly string[] };

/** What was written, with the sentence that says what stays unsaved; else why nothing was. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly opened: vscode.Uri | undefined;
      readonly unsaved: string | undefined;
      readonly unlinked: string | undefined;
    }
  | { readonly kind: 'refused'; readonly why: string };

/** A step with the files that it is planned on, or why there is none. */
export type StepPlan = Step | WritingRefusal;

/** How often a step is planned anew when its files change before VS Code takes it. */
const mostAttempts = 5;

/** The only way by which the editor writes to decision records: each act is one step of undo. */
export class DecisionWriter {
  private readonly index: DecisionIndex;
  private readonly parts: IndexParts;
  private readonly saving = new Saving();

  constructor(index: DecisionIndex, parts: IndexParts) {
    this.index = index;
    this.parts = parts;
  }

  /** Changes what a record says of itself, and of what it replaces. */
  async change(decision: Decision, act: Act): Promise<Outcome> {
    const format = await this.parts.format.load();
    return this.write(async () => {
      const open = await this.open(decision.path, format);
      const planned = await this.planned(decision, { open, act, format });
      if (!planned.ok) return planned.failure;
      const edited = planned.value.map(async ({ path, edits }) => {
        const { uri, text } = await this.textOf(path);
        return { uri, before: text, edits };
      });
      return { edited: await Promise.all(edited) };
    });
  }

  /** Records a decision, and links it with the item and with what it replaces or amends. */
  async record(wanted: Wanted): Promise<Outcome> {
    const format = await this.parts.format.load();
    const record = new NewRecord(this.index, {
      format,
      backlogs: this.parts.backlogs,
      textAt: (uri) => this.textAt(uri),
    });
    return this.write(async () => {
      const older =
        wanted.older === undefined
          ? []
          : [{ open: await this.open(wanted.older.decision.path, format), kind: wanted.older.kind }];
      return record.plan(wanted, older);
    });
  }

  private async planned(
    { links }: Decision,
    { open, act, format }: { readonly open: OpenRecord; readonly act: Act; readonly format: FileFormat },
  ): Promise<Planned> {
    switch (act.kind) {
      case 'reject':
        return reject(open);
      case 'deprecate':
        return deprecate(open);
      case 'reaffirm':
        return reaffirm(open, now().toISOString().slice(0, 10), act.because);
      case 'link': {
        const heard: HeardOf[] = [];
        for (const by of act.by) {
          const said = links.filter(({ written, path }) => !written && path === by);
          const own = said.map(({ kind, partial }) => ({ kind: inverseOf(kind) ?? kind, partial }));
          heard.push({ by: await this.open(by, format), links: own });
        }
        return acknowledgeAll(open, heard);
      }
      case 'accept': {
        const others = new Map<string, OpenRecord>();
        for (const { path } of links) {
          if (path !== undefined && !others.has(path)) others.set(path, await this.open(path, format));
        }
        return acceptRecord(open, links, others);
      }
    }
  }

  private async open(path: string, { readFrontMatter }: FileFormat): Promise<OpenRecord> {
    return openRecord(path, (await this.textOf(path)).text, readFrontMatter);
  }

  /** What VS Code has of a record, typed and not yet saved as well. */
  private async textOf(path: string): Promise<{ readonly uri: vscode.Uri; readonly text: string }> {
    const uri = this.index.uriOf(path);
    if (uri === undefined) throw new Error(`There is no record ${path} (any more).`);
    return { uri, text: await this.textAt(uri) };
  }

  /** What a file says now, or what is typed and not yet saved. */
  async textAt(uri: vscode.Uri): Promise<string> {
    return (await this.saving.newest(uri)).getText();
  }

  /** Writes a step that is planned on what the files say; on what they say by then, where that is something else. */
  async write(plan: () => Promise<StepPlan>): Promise<Outcome> {
    for (let left = mostAttempts; left > 0; left -= 1) {
      const step = await plan();
      if ('code' in step) return { kind: 'refused', why: sayRefusal(step) };
      const written = await writeStep(step, this.saving);
      if (written === 'moved') continue;
      const unsaved = written.unsaved === undefined ? undefined : unsavedText(written.unsaved);
      return { kind: 'done', opened: step.created?.uri ?? step.renamed?.to, unsaved, unlinked: step.unlinked };
    }
    const why = vscode.l10n.t('The file kept changing while this was written. Nothing was changed: try again.');
    return { kind: 'refused', why };
  }
}

/** Why a record is not changed, in the language of the person's VS Code. */
export function sayRefusal({ code, values }: WritingRefusal): string {
  return vscode.l10n.t(writingPhrases[`decision.refused.${code}`], values);
}
