import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import type { FileArchiving } from '../../backlog/spread/archiveFiles.ts';
import type { FileChange } from '../../backlog/spread/fileChange.ts';
import type { Refusal } from '../../core/model/intention.ts';
import { type Result, succeed } from '../../core/model/result.ts';
import { type FilePlan, type FilesOutcome, type Tools, changeFiles } from './changeFiles.ts';
import type { FileFormat } from './fileFormat.ts';
import { archiveBeside } from './takenIds.ts';

/** A move of items between a backlog and its archive: planned on the texts as they are when it is carried out. */
export interface ArchiveIntention {
  /** The side that gets the items: it is written first, so that they are never in neither. */
  readonly into: 'archive' | 'backlog';
  /** @param archive undefined when there is none */
  readonly plan: (format: FileFormat, backlog: Reading, archive: string | undefined) => Result<FileArchiving, Refusal>;
}

export type ArchiveOutcome = FilesOutcome<undefined>;

/** Moves items between a backlog and its archive as one step; where one side cannot be saved, neither is the other. */
export async function moveBetween(
  uri: vscode.Uri,
  { into, plan }: ArchiveIntention,
  tools: Tools,
): Promise<ArchiveOutcome> {
  const archive = archiveBeside(uri);
  const file = archive.path.slice(archive.path.lastIndexOf('/') + 1);
  return changeFiles(
    await vscode.workspace.openTextDocument(uri),
    {
      beside: archive,
      plan: (before, text): Result<FilePlan<undefined>, Refusal> => {
        const planned = plan(tools.format, before, text);
        if (!planned.ok) return planned;
        const { files, archiveEdits } = planned.value;
        const change: FileChange =
          text === undefined
            ? { kind: 'create', file, text: archiveEdits.map((edit) => edit.text).join('') }
            : { kind: 'edit', file, edits: archiveEdits };
        const besides = archiveEdits.length === 0 ? [] : [change];
        const inOrder = into === 'archive' ? [...besides, ...files] : [...files, ...besides];
        return succeed({ files: inOrder, answer: undefined });
      },
    },
    tools,
  );
}
