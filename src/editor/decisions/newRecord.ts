import { posix } from 'node:path';
import * as vscode from 'vscode';
import { isRecordName } from '../../core/decisions/fileName.ts';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import { indexEdits, indexNames } from '../../core/decisions/writing/indexFile.ts';
import { machineName } from '../../core/decisions/writing/names.ts';
import { openRecord } from '../../core/decisions/writing/openRecord.ts';
import { prioritiesAtTheTime } from '../../core/decisions/writing/prioritiesAtTheTime.ts';
import { type NewFile, type Older, recordDecision } from '../../core/decisions/writing/recordDecision.ts';
import { itemOf } from '../../core/model/backlog.ts';
import { refusalPhrase } from '../../phrases/describe.ts';
import type { BacklogFile, Backlogs } from '../backlogs/backlogs.ts';
import type { FileFormat } from '../backlogs/fileFormat.ts';
import { now } from '../clock.ts';
import { fileUri } from '../filePlaces.ts';
import { say } from '../say.ts';
import type { DecisionIndex } from './decisionIndex.ts';
import type { StepPlan } from './decisionWriter.ts';
import type { FileEdits } from './recordStep.ts';

/** What a person says of a new decision. */
export interface Wanted {
  readonly title: string;
  readonly context: string | undefined;
  /** What could be decided as well. */
  readonly options?: readonly string[];
  /** The folder of its log. */
  readonly folder: vscode.Uri;
  /** The backlog whose priorities are taken down, and the item that it decides. */
  readonly backlog: vscode.Uri | undefined;
  readonly item: string | undefined;
  readonly older: { readonly decision: Decision; readonly kind: Older['kind'] } | undefined;
}

interface Parts {
  readonly format: FileFormat;
  readonly backlogs: Backlogs;
  /** What a file says now. */
  readonly textAt: (uri: vscode.Uri) => Promise<string>;
}

/** What a backlog gets; or nothing, and why. */
interface Linked {
  readonly edits: readonly FileEdits[];
  readonly unlinked?: string;
}

/** Plans a new record, with the lines that the backlog and the log's table of contents get. */
export class NewRecord {
  private readonly index: DecisionIndex;
  private readonly parts: Parts;

  constructor(index: DecisionIndex, parts: Parts) {
    this.index = index;
    this.parts = parts;
  }

  async plan(wanted: Wanted, older: readonly Older[]): Promise<StepPlan> {
    const { folder, title, context, options } = wanted;
    const file = wanted.backlog && (await this.parts.backlogs.file(wanted.backlog));
    const item = file && wanted.item !== undefined ? itemOf(file.reading.backlog, wanted.item) : undefined;
    const path = this.index.placeOf(folder);
    const present = await namesIn(folder);
    const recording = recordDecision(
      {
        title,
        status: 'proposed',
        today: now().toISOString().slice(0, 10),
        context,
        options,
        items: item?.id === undefined ? [] : [item.id],
        priorities: file && prioritiesAtTheTime(file.reading.backlog),
      },
      { folder: path, records: this.index.recordsOf(path), present, onBranches: await namesOnBranches(folder) },
      { older, readFront: this.parts.format.readFrontMatter },
    );
    if (!recording.ok) return recording.failure;
    const { created, edited } = recording.value;
    const texts = new Map(older.map(({ open }) => [open.path, open.text]));
    const linked = file && item ? this.linkEdits(file, item.key, machineName(created.path)) : { edits: [] };
    return {
      unlinked: linked.unlinked,
      created: { uri: vscode.Uri.joinPath(folder, posix.basename(created.path)), text: created.text },
      edited: [
        ...linked.edits,
        ...edited.flatMap((change): FileEdits[] => {
          const uri = this.index.uriOf(change.path);
          return uri ? [{ uri, before: texts.get(change.path) ?? '', edits: change.edits }] : [];
        }),
        ...(await this.indexFileEdits(folder, created, present)),
      ],
    };
  }

  /** Says at the item which decision it rests on. An item that cannot be written is left as it is, with the reason. */
  private linkEdits({ uri, reading }: BacklogFile, key: string, decision: string): Linked {
    const { planChange, distribute, fileText } = this.parts.format;
    const present = itemOf(reading.backlog, key)?.fields.decisions ?? [];
    const fields = { decisions: [...new Set([...present, decision])] };
    const circumstances = { now: now(), me: undefined, takenIds: [], branches: [] };
    const planned = planChange(reading, { kind: 'set', item: key, fields }, circumstances);
    if (!planned.ok) return { edits: [], unlinked: say(refusalPhrase(planned.failure, reading.backlog, say)) };
    const edits = distribute(reading, planned.value.edits).map(({ file, edits: own }): FileEdits => ({
      uri: fileUri(uri, file),
      before: fileText(reading, file),
      edits: own,
    }));
    return { edits };
  }

  /** The log's table of contents, where it has one that is ours to keep. */
  private async indexFileEdits(
    folder: vscode.Uri,
    created: NewFile,
    present: readonly string[],
  ): Promise<readonly FileEdits[]> {
    const { record } = openRecord(created.path, created.text, this.parts.format.readFrontMatter);
    const all: FileEdits[] = [];
    for (const name of present.filter((one) => indexNames.includes(one.toLowerCase()))) {
      const uri = vscode.Uri.joinPath(folder, name);
      const before = await this.parts.textAt(uri);
      const edits = indexEdits(this.index.placeOf(uri), before, { added: [record] });
      if (edits.length > 0) all.push({ uri, before, edits });
    }
    return all;
  }
}

/** Names of what stands in a folder; none where there is none yet. */
export async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    // The first record makes it.
    return [];
  }
}

/** An untrusted folder starts no process; git's configuration there could start others. */
export async function namesOnBranches(folder: vscode.Uri): Promise<readonly string[]> {
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri;
  if (root?.scheme !== 'file' || !vscode.workspace.isTrusted) return [];
  const { folderNames } = await import('../../git/folderNames.ts');
  return (await folderNames(root.fsPath, posix.relative(root.path, folder.path))).filter(isRecordName);
}
