import { dirname, resolve } from 'node:path';
import { readFrontMatter } from '../../backlog/frontMatter.ts';
import { configNames, findLogs, looksLikeRecord } from '../../core/decisions/findLogs.ts';
import { readDecision } from '../../core/decisions/readDecision.ts';
import { type Decision, resolveLogs } from '../../core/decisions/resolveLog.ts';
import { type Need, needsOf } from '../../core/decisions/revisit.ts';
import { type Backlog, columnOf } from '../../core/model/backlog.ts';
import { findBacklog } from '../findBacklog.ts';
import { type Setting, openBacklog } from '../workplace.ts';
import { recordPaths, recordText } from './recordFiles.ts';

/** Every decision below a folder, with what is worth another look. Paths are relative to that folder. */
export interface Decisions {
  readonly decisions: readonly Decision[];
  /** By path. */
  readonly needs: ReadonlyMap<string, readonly Need[]>;
}

/** Reads all logs below the folder that a tool works in; the backlog there, if any, says what they rest on. */
export async function openDecisions(setting: Setting): Promise<Decisions> {
  const root = resolve(setting.folder);
  const backlog = await backlogOf(setting);
  const prefixes = backlog === undefined ? [] : prefixesOf(backlog);
  const paths = recordPaths(root);
  const isConfig = (path: string) => configNames.includes(path.slice(path.lastIndexOf('/') + 1));
  const configs = new Map(paths.filter(isConfig).map((path) => [path, recordText(root, path) ?? '']));
  const { logs, candidates } = findLogs({ paths, configs });
  const texts = new Map<string, string | undefined>();
  const textOf = (path: string): string | undefined => {
    if (!texts.has(path)) texts.set(path, recordText(root, path));
    return texts.get(path);
  };
  const likely = candidates.filter(({ records }) => records.some((path) => looksLikeRecord(textOf(path) ?? '')));
  const decisions = resolveLogs(
    [...logs, ...likely].map(({ folder, records }) => ({
      log: folder,
      records: records.flatMap((path) => {
        const text = textOf(path);
        return text === undefined ? [] : [readDecision({ path, text, front: readFrontMatter(text) }, prefixes)];
      }),
    })),
  );
  return { decisions, needs: needsOf(decisions, surroundings(backlog, setting.now)) };
}

/** A folder without a backlog may have decisions all the same. */
async function backlogOf(setting: Setting): Promise<Backlog | undefined> {
  try {
    const path = findBacklog(setting.folder, setting.file);
    return (await openBacklog({ ...setting, folder: dirname(path), file: path })).reading.backlog;
  } catch (error) {
    if (setting.file !== undefined) throw error;
    return undefined;
  }
}

function prefixesOf({ prefix, items }: Backlog): readonly string[] {
  const own = items.flatMap(({ id }) => /^([A-Z][A-Z\d]*)-\d/.exec(id ?? '')?.[1] ?? []);
  return [...new Set([prefix, ...own])];
}

function surroundings(backlog: Backlog | undefined, now: Date) {
  const items = backlog?.items ?? [];
  const stageOf = (column: string) => (backlog === undefined ? undefined : columnOf(backlog, column)?.stage);
  const idsOf = (isDone: boolean) =>
    items.filter(({ column }) => (stageOf(column) === 'done') === isDone).flatMap(({ id }) => id ?? []);
  return { today: now.toISOString().slice(0, 10), done: new Set(idsOf(true)), ranked: idsOf(false) };
}
