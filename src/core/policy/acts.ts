import type {
  Act,
  ActIntention,
  ConcernAct,
  EntryIntention,
  FieldValue,
  Refusal,
  RefusalCode,
} from '../model/intention.ts';
import type { Concern, Item } from '../model/item.ts';
import { type Result, fail, succeed } from '../model/result.ts';

/** Who acts, and when: a key of `people`, and a time as the format writes it. */
export interface Actor {
  readonly at: string;
  readonly me: string | undefined;
}

type Entry = Pick<EntryIntention, 'list' | 'index' | 'is' | 'fields'>;
type Judged = Result<Entry, Refusal>;

/**
 * Judges what is said or done about an item, and says which entry of which list it becomes. A named concern is heard
 * and answered by somebody else than the one who raised it; where nobody knows who acts, nobody is turned away.
 */
export function judgeAct(item: Item, { act, is }: Pick<ActIntention, 'act' | 'is'>, actor: Actor): Judged {
  switch (act.what) {
    case 'ask':
    case 'raise':
    case 'speak':
    case 'block':
      return judgeNew(item, act, actor);
    case 'unblock': {
      const index = (item.fields.blocked ?? []).findLastIndex(({ until }) => until === undefined);
      if (index < 0) return refuse('block.none', nameOf(item));
      return succeed({ list: 'blocked', index, fields: { until: actor.at } });
    }
    case 'answer':
      return succeed({
        list: 'questions',
        index: act.index,
        is,
        fields: { answer: act.answer, answered: signed(actor) },
      });
    case 'hear':
    case 'look':
    case 'settle':
      return judgeConcern(item.fields.concerns, { act, is, about: nameOf(item) }, actor);
  }
}

/** The same of a concern about the plan as a whole. `about` is how the plan is named where it is refused. */
export function judgePlanAct(
  concerns: readonly Concern[],
  { act, is, about }: { readonly act: ConcernAct; readonly is: string | undefined; readonly about: string },
  actor: Actor,
): Judged {
  if (act.what === 'raise') return succeed({ list: 'concerns', fields: raised(act, actor) });
  return judgeConcern(concerns, { act, is, about }, actor);
}

function raised({ about, unnamed }: Extract<Act, { what: 'raise' }>, { at, me }: Actor): Entry['fields'] {
  return { about, by: unnamed === true ? undefined : me, at };
}

function judgeNew(item: Item, act: Extract<Act, { what: 'ask' | 'raise' | 'speak' | 'block' }>, actor: Actor): Judged {
  const { at, me } = actor;
  switch (act.what) {
    case 'ask':
      return succeed({ list: 'questions', fields: { ask: act.ask, of: act.of, at } });
    case 'raise':
      return succeed({ list: 'concerns', fields: raised(act, actor) });
    case 'speak':
      return succeed({ list: 'voices', fields: { by: me, source: act.source, at, says: act.says } });
    case 'block':
      if (isBlocked(item)) return refuse('block.open', nameOf(item));
      return succeed({ list: 'blocked', fields: { since: at, waitsFor: act.waitsFor, reason: act.reason } });
  }
}

interface Meant {
  readonly act: Exclude<ConcernAct, { what: 'raise' }>;
  readonly is: string | undefined;
  /** What the concern is about, as it is named where it is refused. */
  readonly about: string;
}

function judgeConcern(concerns: readonly Concern[] = [], { act, is, about }: Meant, actor: Actor): Judged {
  const concern = concerns[act.index];
  if (concern === undefined) return refuse('entry.not-found', about);
  if (act.what !== 'look' && isOwn(concern, actor.me)) return refuse('concern.own', about);
  return succeed({ list: 'concerns', index: act.index, is, fields: concernFields(concern, act, actor) });
}

function concernFields({ heard }: Concern, act: Meant['act'], actor: Actor): Readonly<Record<string, FieldValue>> {
  switch (act.what) {
    case 'hear':
      return { heard: signed(actor) };
    case 'look':
      return { finding: act.finding, risk: act.risk };
    case 'settle':
      // Whoever answers has heard it.
      return {
        ...(heard === undefined && { heard: signed(actor) }),
        response: act.response,
        answered: signed(actor),
        ...(act.note !== undefined && { note: act.note }),
      };
  }
}

/** Whether an item waits for something: one of its blocks has no end. */
export function isBlocked({ fields }: Item): boolean {
  return fields.blocked?.some(({ until }) => until === undefined) === true;
}

/** Whether a concern is raised by name, and the one who acts has raised it. */
function isOwn({ by }: Concern, me: string | undefined): boolean {
  return by !== undefined && by === me;
}

function signed({ at, me }: Actor): FieldValue {
  return { at, by: me };
}

function nameOf(item: Item): string {
  return item.id ?? item.title;
}

function refuse(code: RefusalCode, item: string): { readonly ok: false; readonly failure: Refusal } {
  return fail({ code, values: { item }, items: [] });
}
