import * as vscode from 'vscode';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import type { Need } from '../../core/decisions/revisit.ts';
import { shownName } from '../../core/decisions/shownName.ts';
import { needPhrase } from '../../phrases/describeDecision.ts';
import { pause, slice } from '../backlogs/slice.ts';
import { escapeIcons, shortened } from '../markdown.ts';
import { say } from '../say.ts';
import type { DecisionIndex } from './decisionIndex.ts';
import { textOfFile } from './logFiles.ts';
import { iconOfStatus, statusOf } from './words.ts';

interface Choice extends vscode.QuickPickItem {
  readonly decision?: Decision;
}

/** Texts shorter than this are everywhere. */
const shortest = 2;

/**
 * Lets the person find a decision by its name, or by any words of its text. Those to be looked at again stand first.
 * @returns the path of its record; undefined on Escape
 */
export async function pickDecision(index: DecisionIndex): Promise<string | undefined> {
  const { decisions, needs } = await index.settled();
  const pick = vscode.window.createQuickPick<Choice>();
  pick.ignoreFocusOut = true; // as in editor/ask
  const texts = new Map<string, string>();
  const show = (): void => {
    const words = wordsOf(pick.value);
    const choiceOf = (decision: Decision) =>
      choice(decision, { needs: needs.get(decision.path) ?? [], line: lineWith(texts.get(decision.path), words) });
    const [again, others] = [true, false].map((is) => decisions.filter(({ path }) => needs.has(path) === is));
    pick.items = [
      ...group(vscode.l10n.t('To look at again'), (again ?? []).map(choiceOf)),
      ...group(vscode.l10n.t('Decisions'), (others ?? []).map(choiceOf)),
    ];
  };
  pick.title = vscode.l10n.t('Find a Decision');
  pick.placeholder = vscode.l10n.t('A name, or words of its text');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  show();
  try {
    return await new Promise((resolve) => {
      let isOpen = true;
      pick.onDidChangeValue(show);
      pick.onDidAccept(() => {
        resolve(pick.selectedItems[0]?.decision?.path);
      });
      pick.onDidHide(() => {
        isOpen = false;
        resolve(undefined);
      });
      pick.busy = true;
      void readTexts(index, { texts, decisions, goesOn: () => isOpen }).then(() => {
        pick.busy = false;
        if (isOpen && pick.value !== '') show();
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** The texts are there while somebody searches, and not kept. */
async function readTexts(
  index: DecisionIndex,
  {
    texts,
    decisions,
    goesOn,
  }: {
    readonly texts: Map<string, string>;
    readonly decisions: readonly Decision[];
    readonly goesOn: () => boolean;
  },
): Promise<void> {
  let begin = performance.now();
  for (const { path } of decisions) {
    const uri = index.uriOf(path);
    const text = uri && (await textOfFile(uri));
    if (!goesOn()) return;
    if (text !== undefined) texts.set(path, text);
    if (performance.now() - begin < slice) continue;
    await pause();
    begin = performance.now();
  }
}

function group(label: string, choices: readonly Choice[]): readonly Choice[] {
  return choices.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...choices];
}

function choice(
  decision: Decision,
  { needs, line }: { readonly needs: readonly Need[]; readonly line: string | undefined },
): Choice {
  const facts = [shownName(decision), statusOf(decision), decision.date].filter((part) => part !== undefined);
  const [need] = needs;
  const detail = line ?? (need === undefined ? undefined : say(needPhrase(need)));
  return {
    label: `$(${iconOfStatus(decision.status)}) ${escapeIcons(decision.title)}`,
    description: escapeIcons(facts.join(' · ')),
    // VS Code looks for the letters one after the other: a text that has the words is shown whatever it finds.
    alwaysShow: line !== undefined,
    decision,
    ...(detail === undefined ? {} : { detail: escapeIcons(shortened(detail, 160)) }),
  };
}

function wordsOf(value: string): readonly string[] {
  const words = value.toLowerCase().split(/\s+/u);
  return words.filter((word) => word.length >= shortest);
}

/** The first line with one of the words, where the text has them all. */
function lineWith(text: string | undefined, words: readonly string[]): string | undefined {
  if (text === undefined || words.length === 0) return undefined;
  const small = text.toLowerCase();
  if (!words.every((word) => small.includes(word))) return undefined;
  const at = Math.min(...words.map((word) => small.indexOf(word)));
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  return text.slice(start, end < 0 ? undefined : end).trim();
}
