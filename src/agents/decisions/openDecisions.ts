import { dirname, resolve } from 'node:path';
import { readFrontMatter } from '../../backlog/frontMatter.ts';
import { lookAt } from '../../core/decisions/lookAgain.ts';
import { readDecision } from '../../core/decisions/readDecision.ts';
import { type Decision, type LogRecords, resolveLogs } from '../../core/decisions/resolveLog.ts';
import type { Need } from '../../core/decisions/revisit.ts';
import { prefixesOf, surroundingsOf } from '../../core/decisions/surroundings.ts';
import type { Backlog } from '../../core/model/backlog.ts';
import { findBacklogIfAny } from '../findBacklog.ts';
import { type Setting, openBacklog } from '../workplace.ts';
import { nearestLogs } from './logsAbove.ts';
import { type Logs, logsBelow } from './logsBelow.ts';

/** Every decision of a folder, with what is worth another look. Paths are relative to that folder. */
export interface Decisions {
  readonly decisions: readonly Decision[];
  /** By path. */
  readonly needs: ReadonlyMap<string, readonly Need[]>;
  /** Paths of those in force that nothing refers to. */
  readonly alone: ReadonlySet<string>;
  /** Every log with its records, read one by one. */
  readonly logs: readonly LogRecords[];
  /** Texts of the records, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** The folder below which they were looked for. */
  readonly top: string;
  /** The folder of the log in which a new record goes. */
  readonly home: string;
  /** What the decisions rest on, where there is one that can be read. */
  readonly backlog: Backlog | undefined;
  /** Its file, also where that cannot be read. */
  readonly backlogPath: string | undefined;
}

/** What is there already, and not read again. */
export interface OpenedAlready {
  /** The logs as they stood once: what is worth another look is about today, and left out. */
  readonly past?: Logs | undefined;
  readonly backlog?: Backlog | undefined;
}

/**
 * Reads all logs below the folder that a tool works in, or the nearest ones above; the backlog there, if any, says what
 * they rest on.
 */
export async function openDecisions(setting: Setting, { past, ...known }: OpenedAlready = {}): Promise<Decisions> {
  const root = resolve(setting.folder);
  // A folder without a backlog may have decisions all the same.
  const backlogPath = findBacklogIfAny(setting.folder, setting.file);
  const backlog = known.backlog ?? (await backlogAt(backlogPath, setting));
  const backlogs = backlog === undefined ? [] : [backlog];
  const prefixes = prefixesOf(backlogs);
  const { logs: found, top, home, texts, textOf } = past ?? (await nearestLogs(root, logsBelow));
  const logs = found.map(({ folder, records }) => ({
    log: folder,
    records: records.flatMap((path) => {
      const text = textOf(path);
      return text === undefined ? [] : [readDecision({ path, text, front: readFrontMatter(text) }, prefixes)];
    }),
  }));
  const decisions = resolveLogs(logs);
  // What is worth another look is about today.
  const { needs, alone } = past === undefined ? lookAt(decisions, surroundingsOf(backlogs, setting.now)) : nothing;
  return { decisions, needs, alone, logs, texts, top, home, backlog, backlogPath };
}

const nothing: Pick<Decisions, 'needs' | 'alone'> = { needs: new Map(), alone: new Set() };

/** What is no backlog counts as none, unless it was named. */
async function backlogAt(path: string | undefined, setting: Setting): Promise<Backlog | undefined> {
  if (path === undefined) return undefined;
  try {
    return (await openBacklog({ ...setting, folder: dirname(path), file: path })).reading.backlog;
  } catch (error) {
    if (setting.file !== undefined) throw error;
    return undefined;
  }
}
