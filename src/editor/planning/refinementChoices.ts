import * as vscode from 'vscode';
import type { Backlog } from '../../core/model/backlog.ts';
import { columnOf } from '../../core/model/backlog.ts';
import type { InvestLetter } from '../../core/policy/invest.ts';
import { type Topic, parkingOf } from '../../core/policy/refinementSession.ts';
import { isOpenQuestion } from '../../core/policy/readiness.ts';
import { shortened } from '../markdown.ts';
import { say } from '../say.ts';

/** What helps where something is missing. */
type Remedy = 'why' | 'criterion' | 'estimate' | 'ask' | 'split' | 'open';

/** What an item is changed by in a session. */
export type RefinementAct =
  | { readonly act: 'why' | 'criterion' | 'estimate' | 'ask' | 'split' | 'drop' }
  | { readonly act: 'speak'; readonly source: string }
  | { readonly act: 'answer'; readonly index: number; readonly ask: string }
  | { readonly act: 'move'; readonly column: string; readonly after?: string | undefined };

/** What a session does next. */
export type SessionStep = RefinementAct | { readonly act: 'next' } | { readonly act: 'open' } | { readonly act: 'end' };

export interface RefinementChoice extends vscode.QuickPickItem {
  /** Undefined for a line between. */
  readonly does: SessionStep | undefined;
}

/** What to do about a hint, or about a need of the definition of ready. */
const remedies: Readonly<Record<InvestLetter | 'why' | 'acceptance' | 'estimate', Remedy>> = {
  independent: 'open',
  negotiable: 'why',
  valuable: 'why',
  estimable: 'ask',
  small: 'split',
  testable: 'criterion',
  why: 'why',
  acceptance: 'criterion',
  estimate: 'estimate',
};

/** What a session offers about an item: going on, what is missing with what would help, and all else. */
export function refinementChoices(backlog: Backlog, topic: Topic): readonly RefinementChoice[] {
  const advice = [...missing(topic), ...silent(topic), ...hints(topic)];
  return [
    choice({ act: 'next' }, vscode.l10n.t('Go on to the next item'), 'arrow-right'),
    ...(advice.length > 0 ? [line(vscode.l10n.t('What may be missing')), ...advice] : []),
    line(vscode.l10n.t('What else can be done')),
    ...(['ask', 'criterion', 'why', 'estimate', 'split'] as const).map((act) =>
      choice({ act }, plainText(act), icons[act]),
    ),
    ...moves(backlog, topic),
    choice({ act: 'open' }, plainText('open'), icons.open),
    choice({ act: 'end' }, vscode.l10n.t('End the session'), 'check-all'),
  ];
}

function missing({ readiness, item, silent: unheard }: Topic): readonly RefinementChoice[] {
  return readiness.needs.flatMap(({ need, met, code, values }) => {
    // Each voice has a line of its own.
    if (met || (need === 'voices' && unheard.length > 0)) return [];
    const label = shortened(say({ code, values }), 110);
    if (need === 'questions') return [answerChoice(item.fields.questions ?? [], label)];
    const act = isRemedied(need) ? remedies[need] : 'open';
    return [{ ...choice({ act }, label, icons[act]), description: plainText(act) }];
  });
}

function isRemedied(need: string): need is keyof typeof remedies {
  return Object.hasOwn(remedies, need);
}

function answerChoice(questions: NonNullable<Topic['item']['fields']['questions']>, label: string): RefinementChoice {
  const index = questions.findIndex(isOpenQuestion);
  const ask = questions[index]?.ask ?? '';
  return { ...choice({ act: 'answer', index, ask }, label, 'question'), description: vscode.l10n.t('Answer it…') };
}

function silent({ silent: sources }: Topic): readonly RefinementChoice[] {
  return sources.map((source) => ({
    ...choice({ act: 'speak', source }, vscode.l10n.t('{source} has said nothing about it yet', { source }), 'comment'),
    description: vscode.l10n.t('Note what it means to them…'),
  }));
}

function hints({ hints: found }: Topic): readonly RefinementChoice[] {
  return found.map(({ letter, code, values }) => {
    const act = remedies[letter];
    return { ...choice({ act }, shortened(say({ code, values }), 110), icons[act]), description: plainText(act) };
  });
}

/** Where else the item may go: to the ready ones, behind all that waits, or away. */
function moves(backlog: Backlog, { item }: Topic): readonly RefinementChoice[] {
  const { columns } = backlog.board;
  const ready = columns.find(({ stage }) => stage === 'ready');
  const parking = parkingOf(backlog, item);
  const isIdea = columnOf(backlog, item.column)?.stage === 'idea';
  const away = columns.some(({ stage }) => stage === 'dropped');
  const park = vscode.l10n.t('Park it behind all that waits');
  return [
    ...(ready !== undefined && isIdea
      ? [
          choice(
            { act: 'move', column: ready.id },
            vscode.l10n.t('Move it to {column}', { column: ready.name }),
            'pass',
          ),
        ]
      : []),
    ...(parking === undefined
      ? []
      : [choice({ act: 'move', column: parking.column, after: parking.place?.after }, park, 'fold-down')]),
    ...(away ? [choice({ act: 'drop' }, vscode.l10n.t('Decide against it, with an answer…'), 'circle-slash')] : []),
  ];
}

const icons: Readonly<Record<Remedy, string>> = {
  why: 'lightbulb',
  criterion: 'checklist',
  estimate: 'watch',
  ask: 'question',
  split: 'split-horizontal',
  open: 'go-to-file',
};

function plainText(act: Remedy): string {
  switch (act) {
    case 'why':
      return vscode.l10n.t('Say what it is for…');
    case 'criterion':
      return vscode.l10n.t('Add a criterion…');
    case 'estimate':
      return vscode.l10n.t('Estimate it…');
    case 'ask':
      return vscode.l10n.t('Ask a question…');
    case 'split':
      return vscode.l10n.t('Split it…');
    case 'open':
      return vscode.l10n.t('Open it on the board, and stop here');
  }
}

function choice(does: SessionStep, label: string, icon: string): RefinementChoice {
  return { label: `$(${icon}) ${label}`, does };
}

function line(label: string): RefinementChoice {
  return { label, kind: vscode.QuickPickItemKind.Separator, does: undefined };
}
