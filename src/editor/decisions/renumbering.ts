import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import { nextNumber } from '../../core/decisions/writing/numbering.ts';
import { type OpenRecord, openRecord } from '../../core/decisions/writing/openRecord.ts';
import {
  type Beside,
  type CitingText,
  type NumberPlace,
  type Renumbering as Plan,
  renumber,
} from '../../core/decisions/writing/renumber.ts';
import type { WritingRefusal } from '../../core/decisions/writing/refusal.ts';
import { archiveOf } from '../../core/model/archiveName.ts';
import type { Result } from '../../core/model/result.ts';
import { numberOnBranch } from '../../phrases/late/branchNumberPhrases.ts';
import { askInput, pickSeveral } from '../ask.ts';
import { documentIfAny } from '../backlogs/documents.ts';
import type { FileFormat } from '../backlogs/fileFormat.ts';
import { fileUri } from '../filePlaces.ts';
import { escapeIcons, shortened } from '../markdown.ts';
import type { DecisionIndex, IndexParts } from './decisionIndex.ts';
import { type DecisionWriter, type Outcome, sayRefusal } from './decisionWriter.ts';
import { textOfFile } from './logFiles.ts';
import { namesIn, namesOnBranches } from './newRecord.ts';
import type { FileEdits, Step } from './recordStep.ts';
import { fullName } from './words.ts';

/** A plan with the files that it is made on, by their paths. */
interface OnFiles {
  readonly plan: Plan;
  readonly files: ReadonlyMap<string, { readonly uri: vscode.Uri; readonly text: string }>;
}

interface PlaceItem extends vscode.QuickPickItem {
  readonly place: NumberPlace;
}

/** Milliseconds that git has. */
const timeout = 5000;

/** Characters of a place that are shown. */
const longest = 60;

/** Another number for a decision, from the question to what is written, all places shown in between. */
export class Renumbering {
  private readonly index: DecisionIndex;
  private readonly writer: DecisionWriter;
  private readonly parts: IndexParts;

  constructor(index: DecisionIndex, writer: DecisionWriter, parts: IndexParts) {
    this.index = index;
    this.writer = writer;
    this.parts = parts;
  }

  /** @param wanted the number, where it is chosen already @returns undefined on Escape */
  async ask(decision: Decision, wanted?: number): Promise<Outcome | undefined> {
    const uri = this.index.uriOf(decision.path);
    if (uri === undefined) return undefined;
    const folder = vscode.Uri.joinPath(uri, '..');
    const free = nextNumber([...(await namesIn(folder)), ...(await namesOnBranches(folder))]);
    const number = wanted ?? (await askNumber(decision, free));
    if (number === undefined) return undefined;
    const shown = await this.plan(decision.path, number);
    if (!shown.ok) return { kind: 'refused', why: sayRefusal(shown.failure) };
    const clash = await clashOf(folder, shown.value.plan.to);
    if (clash !== undefined) return { kind: 'refused', why: sayRefusal(clash) };
    const chosen = await askPlaces(decision, shown.value.plan);
    if (chosen === undefined) return undefined;
    const keys = new Set(chosen.map(keyOf));
    return this.writer.write(async () => {
      const planned = await this.plan(decision.path, number);
      return planned.ok ? stepOf(planned.value, (place) => keys.has(keyOf(place))) : planned.failure;
    });
  }

  private async plan(path: string, number: number): Promise<Result<OnFiles, WritingRefusal>> {
    const format = await this.parts.format.load();
    const files = new Map<string, { uri: vscode.Uri; text: string }>();
    const beside = await this.beside(path, files, format);
    const records: OpenRecord[] = [];
    for (const { path: one } of this.index.now.decisions) {
      const uri = this.index.uriOf(one);
      const text = uri && (await textOfFile(uri));
      if (uri === undefined || text === undefined) continue;
      files.set(one, { uri, text });
      records.push(openRecord(one, text, format.readFrontMatter));
    }
    const first = renumber(path, number, records, beside);
    if (!first.ok) return first;
    // What is edited is what VS Code makes of the files, which may have other line breaks.
    const touched = new Set([path, ...first.value.places.map((place) => place.path)]);
    const opened: OpenRecord[] = [];
    for (const record of records) opened.push(touched.has(record.path) ? await this.present(record, files) : record);
    const planned = renumber(path, number, opened, beside);
    return planned.ok ? { ok: true, value: { plan: planned.value, files } } : planned;
  }

  /** A record as VS Code has it. */
  private async present(
    record: OpenRecord,
    files: Map<string, { uri: vscode.Uri; text: string }>,
  ): Promise<OpenRecord> {
    const file = files.get(record.path);
    if (file === undefined) return record;
    const text = await this.writer.textAt(file.uri);
    files.set(record.path, { ...file, text });
    return openRecord(record.path, text, record.readFront);
  }

  /** Pages of the log, and all backlogs with their items' files and archives. */
  private async beside(
    path: string,
    files: Map<string, { uri: vscode.Uri; text: string }>,
    format: FileFormat,
  ): Promise<Beside> {
    const folder = vscode.Uri.joinPath(this.index.uriOf(path) ?? vscode.Uri.file('/'), '..');
    const known = new Set(this.index.now.decisions.map((decision) => posix.basename(decision.path)));
    const pages: OpenRecord[] = [];
    for (const name of await namesIn(folder)) {
      if (!/\.(?:md|markdown)$/i.test(name) || known.has(name)) continue;
      const uri = vscode.Uri.joinPath(folder, name);
      const document = await documentIfAny(uri);
      if (document === undefined) continue;
      files.set(this.index.placeOf(uri), { uri, text: document.getText() });
      pages.push(openRecord(this.index.placeOf(uri), document.getText(), format.readFrontMatter));
    }
    const texts: CitingText[] = [];
    const add = (found: readonly CitingText[], uris: ReadonlyMap<string, vscode.Uri>): void => {
      for (const text of found) {
        const uri = uris.get(text.path);
        if (uri !== undefined) files.set(text.path, { uri, text: text.text });
      }
      texts.push(...found);
    };
    for (const { uri, reading } of await this.parts.backlogs.all()) {
      const uris = new Map<string, vscode.Uri>();
      const pathOf = (file: string): string => {
        const own = fileUri(uri, file);
        uris.set(this.index.placeOf(own), own);
        return this.index.placeOf(own);
      };
      add(format.citingTexts(reading, pathOf), uris);
      const archive = uri.with({ path: archiveOf(uri.path) });
      const text = (await documentIfAny(archive))?.getText();
      const archived = text === undefined ? undefined : format.readBacklog(text);
      const place = this.index.placeOf(archive);
      if (archived !== undefined)
        add(
          format.citingTexts(archived, () => place),
          new Map([[place, archive]]),
        );
    }
    return { pages, texts };
  }
}

/** Whether another branch has given the number that somebody typed. Git is asked in a trusted workspace only. */
async function clashOf(folder: vscode.Uri, to: string): Promise<WritingRefusal | undefined> {
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri;
  if (root?.scheme !== 'file' || !vscode.workspace.isTrusted) return undefined;
  const { clashesOnBranches } = await import('../../git/branchFolders.ts');
  const log = posix.relative(root.path, folder.path);
  const name = posix.basename(to);
  const logs = new Map([[log, [log === '' ? name : `${log}/${name}`]]]);
  const [clash] = await clashesOnBranches(root.fsPath, logs, { timeout });
  return clash && numberOnBranch(clash);
}

async function askNumber(decision: Decision, free: number): Promise<number | undefined> {
  const answer = await askInput({
    title: vscode.l10n.t('Renumber {decision}', { decision: fullName(decision) }),
    prompt: vscode.l10n.t('{number} is the next number that no branch has. Nothing is written yet.', { number: free }),
    value: String(free),
    validateInput: (text) =>
      /^\s*0*[1-9]\d{0,6}\s*$/.test(text)
        ? undefined
        : vscode.l10n.t('Write a number, such as {number}.', { number: free }),
  });
  return answer === undefined ? undefined : Number.parseInt(answer, 10);
}

/** Every place, those that surely mean the record chosen already. */
async function askPlaces(decision: Decision, { to, places }: Plan): Promise<readonly NumberPlace[] | undefined> {
  const items = places.map((place): PlaceItem => {
    const [before, after] = [place.before, place.after].map((text) => escapeIcons(shortened(text, longest)));
    const doubt = place.sure ? {} : { detail: vscode.l10n.t('It may mean another decision of that number.') };
    const label = `${before ?? ''} → ${after ?? ''}`;
    return { label, description: `${place.path}:${place.lineNumber}`, ...doubt, picked: place.sure, place };
  });
  const title = vscode.l10n.t('{decision} becomes {file}', { decision: fullName(decision), file: posix.basename(to) });
  const placeHolder = vscode.l10n.t('What is chosen changes along with the file’s name, as one step of undo.');
  return (await pickSeveral(items, { title, placeHolder, matchOnDescription: true }))?.map(({ place }) => place);
}

function keyOf({ path, lineNumber, before }: NumberPlace): string {
  return [path, lineNumber, before].join('\n');
}

function stepOf({ plan, files }: OnFiles, isWanted: (place: NumberPlace) => boolean): Step {
  const edits = new Map<string, NumberPlace['edit'][]>([[plan.from, []]]);
  for (const place of plan.places.filter(isWanted)) {
    edits.set(place.path, [...(edits.get(place.path) ?? []), place.edit]);
  }
  const edited = [...edits].flatMap(([path, own]): FileEdits[] => {
    const file = files.get(path);
    return file === undefined ? [] : [{ uri: file.uri, before: file.text, edits: own }];
  });
  const from = files.get(plan.from)?.uri;
  const to = from && vscode.Uri.joinPath(from, '..', posix.basename(plan.to));
  return { renamed: from && to ? { from, to } : undefined, edited };
}
