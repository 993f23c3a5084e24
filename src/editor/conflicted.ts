import type * as vscode from 'vscode';
import type { BacklogFile } from './backlogs/backlogs.ts';
import { fileUri } from './filePlaces.ts';

/** A file in which a merge has left conflict markers. */
export interface ConflictedFile {
  readonly uri: vscode.Uri;
  /** The item whose own file it is; undefined for the backlog itself. */
  readonly item: string | undefined;
}

/** The files of a backlog that a merge has left in conflict: the backlog's own, or those of single items. */
export function conflictedFiles({ uri, reading }: BacklogFile): readonly ConflictedFile[] {
  const { backlog, source } = reading;
  if (backlog.readOnly === 'conflict-markers') return [{ uri, item: undefined }];
  const { spread } = source;
  if (spread === undefined) return [];
  return spread.files.flatMap(({ name, fault }, index) =>
    fault === 'file.conflict-markers'
      ? [{ uri: fileUri(uri, `${spread.folder}/${name}`), item: backlog.items[index]?.key }]
      : [],
  );
}
