import { applyEdits } from '../../backlog/change.ts';
import { readArchive } from '../../backlog/archive.ts';
import { planPast } from '../../backlog/change/past.ts';
import { timeText } from '../../backlog/edits/history.ts';
import type { Reading } from '../../backlog/reading.ts';
import { type UnrecordedMove, unrecordedIn } from '../../core/flow/unrecorded.ts';
import { archiveOf } from '../../core/model/archiveName.ts';
import { refusalPhrase } from '../../phrases/describe.ts';
import { movesPhrase, noMovesPhrase, unreadPhrases } from '../../phrases/describePast.ts';
import { type Phrase, phraseOf } from '../../phrases/phrases.ts';
import { ToolFailure } from '../failure.ts';
import { type Plan, changeText, readTextIfAny } from '../files.ts';
import { type Unread, readPast } from '../pastMoves.ts';
import { readCachedBacklog } from '../readingCache.ts';
import { type Setting, openBacklog } from '../workplace.ts';
import type { Answer } from './changes.ts';

/** A move that git's history shows. */
export interface HistoryData {
  readonly item: string;
  /** When the commit was authored: the move was made by then. */
  readonly at: string;
  readonly to: string;
  readonly by?: string;
  readonly commit: string;
}

export interface HistoryResult {
  readonly file: string;
  /** What the backlog and its archive do not record; with `write`, what they record from now on. */
  readonly entries: readonly HistoryData[];
  /** Texts that could not be read. */
  readonly skipped: number;
  readonly unread: readonly Unread[];
}

/**
 * Moves that were made by hand or by other tools, read from the file's own history in git.
 * @param write records them; a backlog and its archive are each written in one step, if there is something to write
 * @throws ToolFailure when git gives no answer, or a file cannot be written
 */
export async function history(setting: Setting, write: boolean): Promise<Answer<HistoryResult>> {
  const { path, reading } = await openBacklog(setting);
  const past = await readPast(path, reading);
  if (!past.ok) {
    const { code, message } = past.failure;
    throw new ToolFailure(phraseOf({ code: `git.${code}`, values: { message: message.trim() } }));
  }
  const { plan, skipped, unread } = past.value;
  const archive = archiveOf(path);
  const text = await readTextIfAny(archive);
  const archived = text === undefined ? undefined : readArchive(text, reading.backlog.board);
  const found = unrecordedIn(plan, reading.backlog, archived?.backlog.items);
  let moves = [...found.backlog, ...found.archive];
  let left: readonly string[] = [];
  if (write) {
    const recorded = [
      await record(path, found.backlog, (now) => {
        const present = readCachedBacklog(path, now, 'change');
        return present && { reading: present, moves: unrecordedIn(plan, present.backlog).backlog };
      }),
      await record(archive, found.archive, (now) => {
        const present = readArchive(now, reading.backlog.board);
        return (
          present && { reading: present, moves: unrecordedIn(plan, reading.backlog, present.backlog.items).archive }
        );
      }),
    ];
    moves = recorded.flatMap((done) => done.moves);
    left = recorded.flatMap((done) => done.left);
  }
  const said: Phrase[] = [
    moves.length === 0 ? noMovesPhrase(past.value) : movesPhrase(write ? 'past.recorded' : 'past.offered', moves),
    ...(left.length === 0 ? [] : [{ code: 'past.left', values: { items: left.join(', ') } } as const]),
    ...unreadPhrases(past.value),
  ];
  const data = { version: 1, file: path, entries: moves.map(dataOf), skipped, unread } as const;
  return { data, said: said.map(phraseOf).join('\n') };
}

interface Recorded {
  readonly moves: readonly UnrecordedMove[];
  readonly left: readonly string[];
}

/** Writes what is missing in one file, as it is by then. */
async function record(
  path: string,
  found: readonly UnrecordedMove[],
  look: (text: string) => { readonly reading: Reading; readonly moves: readonly UnrecordedMove[] } | undefined,
): Promise<Recorded> {
  if (found.length === 0) return { moves: [], left: [] };
  return changeText(path, (text): Promise<Plan<Recorded>> => {
    const seen = look(text);
    if (seen === undefined) throw new ToolFailure(`${path} is no backlog any more. Nothing was changed.`);
    const planned = planPast(seen.reading, seen.moves);
    if (!planned.ok) throw new ToolFailure(phraseOf(refusalPhrase(planned.failure, seen.reading.backlog, phraseOf)));
    const { edits, left } = planned.value;
    const moves = seen.moves.filter(({ item }) => !left.includes(item));
    return Promise.resolve({ text: edits.length === 0 ? undefined : applyEdits(text, edits), answer: { moves, left } });
  });
}

function dataOf({ item, at, to, by, commit }: UnrecordedMove): HistoryData {
  return { item, at: timeText(at), to, ...(by !== undefined && { by }), commit };
}
