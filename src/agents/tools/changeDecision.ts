import { join, resolve } from 'node:path';
import { readFrontMatter } from '../../backlog/frontMatter.ts';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import { type Planned, deprecate, reject } from '../../core/decisions/writing/lifecycle.ts';
import { machineName } from '../../core/decisions/writing/names.ts';
import { reaffirm } from '../../core/decisions/writing/notes.ts';
import { type OpenRecord, openRecord } from '../../core/decisions/writing/openRecord.ts';
import { acceptRecord } from '../../core/decisions/writing/recordDecision.ts';
import { decisionNamed } from '../decisions/decisionNamed.ts';
import { refused, writesOf } from '../decisions/decisionWrites.ts';
import { openDecisions } from '../decisions/openDecisions.ts';
import { changeFiles } from '../files.ts';
import type { Setting } from '../workplace.ts';
import type { Answer } from './changes.ts';

/** What becomes of one decision. */
export type DecisionAct =
  | { readonly kind: 'accept' | 'reject' | 'deprecate' }
  /** `because`: why it holds; may be empty. */
  | { readonly kind: 'reaffirm'; readonly because: string };

/** A decision that was written, as programs read it. */
export interface Recorded {
  readonly id: string;
  /** From the folder that the tool works in. */
  readonly path: string;
  /** Other files that changed. */
  readonly changed: readonly string[];
}

const done: Readonly<Record<DecisionAct['kind'], string>> = {
  accept: 'accepted',
  reject: 'rejected',
  deprecate: 'deprecated',
  reaffirm: 'reaffirmed',
};

/**
 * Changes what a record says of itself; with one that is accepted, what it replaces or amends says so from then on.
 * @param name its id or path
 * @throws ToolFailure when it cannot be changed: then nothing is written
 */
export async function changeDecision(setting: Setting, name: string, act: DecisionAct): Promise<Answer<Recorded>> {
  const root = resolve(setting.folder);
  const { log } = decisionNamed(await openDecisions(setting), name);
  const recorded = await changeFiles(
    join(root, log, 'decision'),
    async () => {
      const opened = await openDecisions(setting);
      const decision = decisionNamed(opened, name);
      const open = (path: string) => openRecord(path, opened.texts.get(path) ?? '', readFrontMatter);
      const plan = planned(decision, act, { open, today: setting.now.toISOString().slice(0, 10) });
      if (!plan.ok) throw refused(plan.failure);
      const { id, path } = decision;
      const changed = plan.value.map((change) => change.path).filter((at) => at !== path);
      return { writes: writesOf(root, plan.value, opened.texts), answer: { id, path, changed } };
    },
    { observe: setting.observe },
  );
  const others = recorded.changed.length === 0 ? '' : ` Changed as well: ${recorded.changed.join(', ')}.`;
  return { data: { version: 1, ...recorded }, said: `${machineName(recorded.path)} is ${done[act.kind]}.${others}` };
}

interface Means {
  readonly open: (path: string) => OpenRecord;
  readonly today: string;
}

function planned({ path, links }: Decision, act: DecisionAct, { open, today }: Means): Planned {
  switch (act.kind) {
    case 'reject':
      return reject(open(path));
    case 'deprecate':
      return deprecate(open(path));
    case 'reaffirm':
      return reaffirm(open(path), today, act.because);
    case 'accept': {
      const others = [...new Set(links.flatMap((link) => link.path ?? []))];
      return acceptRecord(open(path), links, new Map(others.map((other) => [other, open(other)])));
    }
  }
}
