/** What the board says about a card, a column and a limit, in words: names for assistive technology, and tooltips. */
import type { Band } from '../../src/core/batch/bands.ts';
import type { ColumnView, ConflictView } from '../../src/protocol/board.ts';
import type { AgeView, CardView, DifferenceView } from '../../src/protocol/card.ts';
import { dayText } from './dates.ts';

type EvidenceNeed = NonNullable<CardView['evidence']>[number]['need'];
type Limited = Pick<ColumnView, 'count' | 'limit' | 'load'>;

/** "1 open question", "2 open questions". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A count against its limit, for the eye: "3/5", or "3" without a limit. */
export function shortLoad({ count, limit }: Limited): string {
  return limit === undefined ? String(count) : `${count}/${limit}`;
}

/** The same for the ear: "3 of 5". */
export function longLoad({ count, limit }: Limited): string {
  return limit === undefined ? counted(count, 'item') : `${count} of ${limit}`;
}

/** The word that stands beside a full or overfull count, so that it is not said by colour alone. */
export function loadWord({ load }: Limited): string | undefined {
  return load === 'full' || load === 'over' ? load : undefined;
}

const stageWords: Readonly<
  Record<ColumnView['stage'], { readonly label: string; readonly means: string; readonly empty: string }>
> = {
  idea: { label: 'ideas', means: 'ideas, not yet refined', empty: 'No ideas yet' },
  ready: { label: 'ready', means: 'refined, ready to pull', empty: 'Nothing is ready to pull' },
  active: { label: 'in progress', means: 'in progress', empty: 'Room to pull work in' },
  deployed: { label: 'deployed', means: 'deployed, not yet released', empty: 'Nothing waits for a release' },
  released: { label: 'released', means: 'released, not yet known to be used', empty: 'Nothing waits to be used' },
  done: { label: 'in use', means: 'in use', empty: 'Nothing in use yet' },
  dropped: { label: 'dropped', means: 'decided against', empty: 'Nothing was dropped' },
};

/** What the column means, and its limit: the tooltip of its heading. */
export function columnHint({ name, stage, limit, policy }: ColumnView): string {
  const lines = [`${name}: ${stageWords[stage].means}`];
  if (limit !== undefined) {
    const over = policy === 'block' ? 'more need a reason' : 'more are let through with a warning';
    lines.push(`At most ${counted(limit, 'item')}; ${over}`);
  }
  return lines.join('\n');
}

/** The stage as a label, where the column's name does not say it already. */
export function stageLabel({ name, stage }: ColumnView): string | undefined {
  const { label } = stageWords[stage];
  return name.toLowerCase().includes(label) || name.toLowerCase() === stage ? undefined : label;
}

/** What a full or overfull column asks for. */
export function fullColumn({ count, limit, load, policy, stage }: ColumnView): string | undefined {
  if (limit === undefined || load === 'free' || load === 'below') return undefined;
  if (load === 'over') return `${count - limit} over the limit: finish before you start`;
  if (stage === 'idea' || stage === 'ready') return 'Full: pull or drop one first';
  return policy === 'block' ? 'Full: another needs a reason' : 'Full: finish one first';
}

export function emptyColumn({ stage }: ColumnView): string {
  return stageWords[stage].empty;
}

const paceWords = { fine: '', late: ', close to the expected time', past: ', past the expected time' };

/** Undefined when the item is not in progress. */
export function ageWords(age: AgeView): string | undefined {
  switch (age.kind) {
    case 'none':
      return undefined;
    case 'unknown':
      return 'age unknown, moved by hand';
    case 'days': {
      const expected = age.expected === undefined ? '' : ` of ${age.expected} expected`;
      return `${counted(age.days, 'day')} in progress${expected}${paceWords[age.pace]}`;
    }
  }
}

export function blockedWords({ blocked }: CardView): string | undefined {
  if (blocked === undefined) return undefined;
  const { reason, waitsFor, since, days } = blocked;
  const day = since === undefined ? undefined : dayText(since);
  const lasts = days === undefined ? '' : days === 0 ? ' since today' : ` for ${counted(days, 'day')}`;
  const parts = [
    `blocked${lasts}${day === undefined || days === 0 ? '' : `, since ${day}`}`,
    waitsFor === undefined ? '' : `, waits for ${waitsFor}`,
    reason === '' ? '' : `: ${reason}`,
  ];
  return parts.join('');
}

/** What the sign of a block says: the reason, else what it waits for. */
export function blockedShort({ blocked }: CardView): string {
  if (blocked === undefined) return '';
  return blocked.reason !== '' ? blocked.reason : (blocked.waitsFor ?? 'blocked');
}

/** "not ready yet: 3 of 5 are there"; "ready" when all is. */
export function readyWords({ ready }: CardView): string | undefined {
  if (ready === undefined) return undefined;
  return ready.met === ready.all
    ? 'ready: all that the team asks for is there'
    : `not ready yet: ${ready.met} of ${ready.all} are there`;
}

const pies = ['○', '◔', '◑', '◕'];

/** The same for the eye: a circle that fills; full only when all is there. */
export function readyPie({ met, all }: { readonly met: number; readonly all: number }): string {
  return met >= all ? '●' : (pies[Math.floor((met / all) * pies.length)] ?? '○');
}

/** "needs PAY-7, PAY-9 first" */
export function needsWords({ needs }: CardView): string | undefined {
  return needs && `needs ${needs.join(', ')} first`;
}

/** How the needs of a definition of done are called. */
export const evidenceWords: Readonly<Record<EvidenceNeed, string>> = {
  deployed: 'deployed',
  released: 'released',
  usage: 'usage shown',
  noMajorBug: 'no major bug',
};

/** "towards done: deployed; still open: released, usage shown" */
export function doneWords({ evidence }: CardView): string | undefined {
  if (evidence === undefined) return undefined;
  const named = (wanted: boolean) =>
    evidence.filter(({ there }) => there === wanted).map(({ need }) => evidenceWords[need]);
  const [has, lacks] = [named(true), named(false)];
  if (lacks.length === 0) return `all there of what done asks for: ${has.join(', ')}`;
  return `towards done: ${has.length === 0 ? 'nothing yet' : has.join(', ')}; still open: ${lacks.join(', ')}`;
}

const openNeeds: Readonly<Record<EvidenceNeed, string>> = {
  deployed: 'not deployed',
  released: 'not released',
  usage: 'use not shown',
  noMajorBug: 'bugs not known',
};

/** The next thing that done asks for and that is not there, for the eye; undefined when all is. */
export function nextForDone({ evidence = [] }: CardView): string | undefined {
  const next = evidence.find(({ there }) => !there);
  return next && openNeeds[next.need];
}

export function batchWords({ batch, branch }: CardView): string | undefined {
  if (branch !== undefined)
    return `its branch changes ${counted(branch.lines, 'line')} by now: ${bandWords[branch.band]}`;
  return batch === undefined ? undefined : `its branch changed ${counted(batch, 'line')}`;
}

/** How large a branch is, for the eye. */
export const bandWords: Readonly<Record<Band, string>> = {
  small: 'small',
  growing: 'growing',
  large: 'large',
  'too-large': 'too large',
};

/** What the meta line says of a count, and nothing when it is none. */
export function acceptanceWords({ acceptance }: CardView): string | undefined {
  return (
    acceptance && `${acceptance.met} of ${counted(acceptance.all, 'acceptance criterion', 'acceptance criteria')} met`
  );
}

/** "Ready 3 · Done 1": where the children of a frame are. */
export function childrenWords({ children }: CardView, separator = ' · '): string | undefined {
  const parts = children?.filter(({ count }) => count > 0).map(({ column, count }) => `${column} ${count}`);
  return parts === undefined || parts.length === 0 ? undefined : parts.join(separator);
}

/**
 * What a card's accessible name says after its id and title: everything that its picture shows, the most telling first.
 */
export function cardWords(card: CardView, column: string, unsaved: boolean): string {
  const { assignees, tags, estimate, decisions, openQuestions, openConcerns, problem, differences } = card;
  const parts = [
    card.type,
    card.stream && `of ${card.stream}`,
    `in ${column}`,
    blockedWords(card),
    ageWords(card.age),
    problem && `${problem.severity}: ${problem.message}`,
    differences && `the sides of the merge differ: ${differences.map(differenceWords).join('; ')}`,
    openConcerns > 0 ? counted(openConcerns, 'open concern') : undefined,
    openQuestions > 0 ? counted(openQuestions, 'open question') : undefined,
    readyWords(card),
    needsWords(card),
    acceptanceWords(card),
    doneWords(card),
    childrenWords(card, ', '),
    assignees.length > 0 ? `assigned to ${assignees.map((person) => person.name).join(', ')}` : undefined,
    estimate === undefined ? undefined : `estimate ${estimate}`,
    decisions === undefined ? undefined : counted(decisions, 'decision'),
    batchWords(card),
    tags.length > 0 ? `tags ${tags.join(', ')}` : undefined,
    unsaved ? 'unsaved changes in its form' : undefined,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('; ');
}

const sidesInDisorder =
  'A merge left conflict markers that are not in order, so the sides cannot be told apart. One is shown, read-only; nothing is lost. Resolve it as text.';

/** What a merge left, that nothing is lost, and which sides there are. */
export function conflictWords({ labels, items }: ConflictView): string {
  if (labels === undefined) return sidesInDisorder;
  const named = (side: string, label: string): string => (label === '' ? side : `${side} (${label})`);
  const what = items === 0 ? 'no item differs' : `${counted(items, 'item')} differ${items === 1 ? 's' : ''}`;
  const sides = `${named('ours', labels.ours)} and ${named('theirs', labels.theirs)}`;
  return `A merge left conflict markers: ${what} between ${sides}. Both are shown, read-only; nothing is lost.`;
}

/** "status: ours Ready, theirs In progress" */
export function differenceWords({ field, ours, theirs }: DifferenceView): string {
  if (field === '') return ours === undefined ? 'theirs alone has it' : 'ours alone has it';
  return `${field}: ours ${ours ?? 'nothing'}, theirs ${theirs ?? 'nothing'}`;
}

/** "status: Ready ⇄ In progress" */
export function differenceShort(difference: DifferenceView): string {
  const { field, ours, theirs } = difference;
  return field === '' ? differenceWords(difference) : `${field}: ${ours ?? '–'} ⇄ ${theirs ?? '–'}`;
}
