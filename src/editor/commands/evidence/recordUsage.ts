import * as vscode from 'vscode';
import type { Usage } from '../../../core/model/item.ts';
import { meetsTarget } from '../../../core/policy/evidence.ts';
import { targetFrom } from '../../../core/policy/target.ts';
import { askInput, pickWord } from '../../ask.ts';
import { type NextItem, missedReading } from '../../missedReading.ts';
import { sayMissed } from '../../say.ts';
import type { Command, CommandParts } from '../command.ts';
import { type ItemTarget, itemTarget } from '../targets.ts';

/** Records a reading of how an item is used. One that misses its target comes back to the plan. */
export const recordUsage: Command = {
  id: 'headwater.recordUsage',
  run: async (parts, argument) => {
    const target = await itemTarget(parts, argument, vscode.l10n.t('Which item is used?'));
    if (target === undefined) return;
    const usage = await askUsage(target);
    if (usage === undefined) return;
    const { metric, reading } = usage;
    const number = (value: number | undefined) => (value === undefined ? undefined : String(value));
    const fields = { metric, reading, atLeast: number(usage.atLeast), atMost: number(usage.atMost) };
    const outcome = await parts.change.apply(target.file.uri, {
      kind: 'evidence',
      item: target.item.key,
      evidence: 'usage',
      fields,
    });
    if (outcome?.kind === 'done' && !meetsTarget(usage)) await offerNext(parts, target, usage);
  },
};

/** Metric, target and reading; undefined on Escape. A metric that is known brings its target with it. */
async function askUsage({ item }: ItemTarget): Promise<Usage | undefined> {
  const known = item.fields.evidence?.usage ?? [];
  const metric = await askMetric(known);
  if (metric === undefined) return undefined;
  const before = known.findLast((usage) => usage.metric === metric);
  const target = before ?? (await askTarget(metric));
  if (target === undefined) return undefined;
  const prompt = vscode.l10n.t('What does {metric} read now?', { metric });
  const reading = (await askInput({ prompt, validateInput: needed }))?.trim();
  const { atLeast, atMost, unit } = target;
  return reading === undefined ? undefined : { metric, reading, atLeast, atMost, unit };
}

async function askMetric(known: readonly Usage[]): Promise<string | undefined> {
  const names = [...new Set(known.flatMap(({ metric }) => metric ?? []))];
  const [only] = names;
  if (names.length === 1) return only;
  if (names.length > 1) return pickWord(names, { placeHolder: vscode.l10n.t('Which metric?') });
  const prompt = vscode.l10n.t('What shows that it is used?');
  const placeHolder = vscode.l10n.t('completed guest orders per day');
  return (await askInput({ prompt, placeHolder, validateInput: needed }))?.trim();
}

async function askTarget(metric: string): Promise<Usage | undefined> {
  const text = await askInput({
    prompt: vscode.l10n.t('What is hoped for of {metric}? Enter alone means no target.', { metric }),
    placeHolder: '>= 40, <= 3',
    validateInput: (typed) =>
      targetFrom(typed) === undefined ? vscode.l10n.t('A number, with >= or <= before it.') : undefined,
  });
  const target = text === undefined ? undefined : targetFrom(text);
  if (target === undefined) return undefined;
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
  return { atLeast: number(target.atLeast), atMost: number(target.atMost) };
}

/** A follow-up item, looking at a decision again, or taking it out: all are offered, none is done unasked. */
async function offerNext(parts: CommandParts, { file, item }: ItemTarget, usage: Usage): Promise<void> {
  const { message, next } = missedReading(item, usage, sayMissed);
  const dropped = file.reading.backlog.board.columns.find(({ stage }) => stage === 'dropped');
  const takeOut = vscode.l10n.t('Take it out again…');
  const offered = next.map((one) => ({ ...one, choice: choiceOf(one) }));
  const choices = [...offered.map(({ choice }) => choice), ...(dropped === undefined ? [] : [takeOut])];
  const nothing = vscode.l10n.t('Nothing now');
  const picked = await pickWord([...choices, nothing], { placeHolder: message });
  const chosen = offered.find(({ choice }) => choice === picked);
  if (chosen !== undefined) {
    const { title, fields } = chosen;
    await parts.change.apply(file.uri, { kind: 'add', title, fields });
  }
  if (picked === takeOut && dropped !== undefined)
    await parts.change.apply(file.uri, { kind: 'move', item: item.key, column: dropped.id });
}

function choiceOf({ decision }: NextItem): string {
  if (decision === undefined) return vscode.l10n.t('Add a follow-up item');
  return vscode.l10n.t('Look at {decision} again', { decision });
}

function needed(text: string): string | undefined {
  return text.trim() === '' ? vscode.l10n.t('Nothing is written yet. Escape cancels.') : undefined;
}
