import { promises } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { ImportReport, SourceFile } from '../../backlog/importers/backlogMd.ts';
import { ToolFailure } from '../failure.ts';
import { archiveOf } from '../../core/model/archiveName.ts';
import { createText } from '../files.ts';
import type { Setting } from '../workplace.ts';
import type { Answer } from './changes.ts';

export interface ImportRequest {
  /** Only `backlog.md` so far. */
  readonly format: string;
  /** The project's folder, or the `backlog` folder in it. */
  readonly from: string;
  readonly archive: boolean;
  readonly stream?: string | undefined;
}

export interface ImportResult {
  readonly file: string;
  readonly archive: string | null;
  readonly report: ImportReport;
}

/** Files larger than this are no notes of a person's. */
const largest = 5 * 1024 * 1024;

/** Turns another tool's project into a backlog. @throws ToolFailure when there is a backlog already, or no project */
export async function importProject({ folder, file }: Setting, request: ImportRequest): Promise<Answer<ImportResult>> {
  if (request.format !== 'backlog.md') throw new ToolFailure(`${request.format} is not known. Known: backlog.md`);
  const files = await projectFiles(resolve(folder, request.from));
  // Most commands never import: it is a bundle of its own.
  const { importBacklogMd } = await import('../../backlog/importers/backlogMd.ts');
  const imported = importBacklogMd(files, { archive: request.archive, stream: request.stream });
  const path = file === undefined ? join(resolve(folder), 'backlog.yaml') : resolve(folder, file);
  const archive = imported.archive === undefined ? null : archiveOf(path);
  if (archive !== null) await writeNew(archive, imported.archive ?? '');
  await writeNew(path, imported.backlog);
  const { counts } = imported.report;
  const said = `Imported ${counts.backlog} items into ${path}${archive === null ? '' : ` and ${counts.archive} into ${archive}`}.`;
  return { data: { version: 1, file: path, archive, report: imported.report }, said };
}

async function writeNew(path: string, text: string): Promise<void> {
  if (!(await createText(path, text))) throw new ToolFailure(`${path} is there already. Nothing was changed.`);
}

async function projectFiles(from: string): Promise<readonly SourceFile[]> {
  const inside = (await listing(from)).includes('backlog') ? join(from, 'backlog') : from;
  const entries = await promises.readdir(inside, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && /\.(?:md|ya?ml)$/.test(entry.name));
  if (paths.length === 0) throw new ToolFailure(`${from} holds no Backlog.md project.`);
  const files = paths.map(async (entry): Promise<SourceFile> => {
    const path = join(entry.parentPath, entry.name);
    const text = await promises.readFile(path, 'utf8');
    if (text.length > largest) throw new ToolFailure(`${path} is too large to import.`);
    return {
      path: path
        .slice(inside.length + 1)
        .split(sep)
        .join('/'),
      text,
    };
  });
  return Promise.all(files);
}

async function listing(folder: string): Promise<readonly string[]> {
  try {
    return await promises.readdir(folder);
  } catch {
    throw new ToolFailure(`${folder} cannot be read.`);
  }
}
