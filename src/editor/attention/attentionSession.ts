import * as vscode from 'vscode';
import { dayText, snoozeChoices, snoozeDay, typedDay } from '../../core/policy/attention/snoozeDays.ts';
import { askInput, pickOne } from '../ask.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import type { FileFormatLoader } from '../backlogs/fileFormat.ts';
import { now } from '../clock.ts';
import type { Decisions } from '../decisions/decisions.ts';
import type { Identity } from '../identity.ts';
import { Lifetime } from '../lifetime.ts';
import type { ReasonedChange } from '../reasonedChange.ts';
import { Attended } from './attended.ts';
import { AttentionTree } from './attentionTree.ts';
import { lineChoice, subjectText } from './lineText.ts';
import { type LineNode, lineNamed, linesIn } from './lines.ts';
import { doNext } from './nextActs.ts';
import * as concerns from '../talk/concerns.ts';
import * as questions from '../talk/questions.ts';
import { Removals } from './removals.ts';
import { Revisits } from './revisits.ts';
import { Snoozes } from './snoozes.ts';

/** What attention is shown from, and what it does things with. */
export interface AttentionParts {
  readonly backlogs: Backlogs;
  readonly decisions: Decisions;
  readonly change: ReasonedChange;
  readonly identity: Identity;
  readonly format: FileFormatLoader;
  /** The person's own, in this workspace. */
  readonly memory: vscode.Memento;
}

/** Everything about what waits for somebody: found, shown as a view, acted on and put off. It notifies nobody. */
export class AttentionSession extends Lifetime {
  readonly snoozes: Snoozes;
  readonly attended: Attended;
  readonly tree: AttentionTree;
  readonly removals: Removals;
  /** Concerns and questions, which come with this: nobody needs them before there is a backlog. */
  readonly concerns = concerns;
  readonly questions = questions;
  readonly talk: concerns.TalkParts;
  private readonly change: ReasonedChange;

  constructor({ backlogs, decisions, change, identity, format, memory }: AttentionParts) {
    super();
    this.change = change;
    this.talk = { change, identity };
    this.snoozes = this._register(new Snoozes(memory));
    const revisits = this._register(new Revisits(decisions));
    this.attended = this._register(new Attended(backlogs, this.snoozes, revisits));
    this.tree = this._register(new AttentionTree(this.attended, this.snoozes));
    this.removals = this._register(new Removals(backlogs, format));
    void this.attended.refresh();
  }

  /** Shows the view. */
  async show(): Promise<void> {
    await vscode.commands.executeCommand('headwater.attention.focus');
  }

  /** Does what comes next about a line: the one that a menu hands over, else one that the person picks. */
  async doNext(argument: unknown): Promise<void> {
    const node = await this.lineOf(argument, 'waiting', vscode.l10n.t('What is seen to next?'));
    const file = this.attended.state.find(({ uri }) => uri.toString() === node?.uri.toString());
    if (node !== undefined && file !== undefined) await doNext(file, node, this.change);
  }

  /** Puts a line off until a day that the person chooses. */
  async snooze(argument: unknown): Promise<void> {
    const node = await this.lineOf(argument, 'waiting', vscode.l10n.t('What is put off?'));
    if (node === undefined) return;
    const until = await this.askDay(node);
    if (until !== undefined) await this.snoozes.putOff(node.uri, node.line.ids, { until, today: dayText(now()) });
  }

  /** Brings back what was put off. */
  async bringBack(argument: unknown): Promise<void> {
    const node = await this.lineOf(argument, 'putOff', vscode.l10n.t('What is brought back?'));
    if (node !== undefined) await this.snoozes.bringBack(node.uri, node.line.ids);
  }

  private async lineOf(
    argument: unknown,
    which: 'waiting' | 'putOff',
    question: string,
  ): Promise<LineNode | undefined> {
    const { state } = this.attended;
    const named = lineNamed(state, argument);
    if (named !== undefined || argument !== undefined) return named;
    await this.attended.refresh();
    const choices = linesIn(this.attended.state, which).map((node) => ({
      ...lineChoice(this.attended.state, node),
      node,
    }));
    const placeHolder = choices.length > 0 ? question : vscode.l10n.t('Nothing waits for anybody.');
    return (await pickOne(choices, { placeHolder, matchOnDetail: true }))?.node;
  }

  private async askDay(node: LineNode): Promise<string | undefined> {
    const time = now();
    const words = {
      tomorrow: vscode.l10n.t('Tomorrow'),
      monday: vscode.l10n.t('Next Monday'),
      fortnight: vscode.l10n.t('In two weeks'),
      month: vscode.l10n.t('In 30 days'),
    };
    const days = snoozeChoices.map((choice) => {
      const day = snoozeDay(choice, time);
      return { label: words[choice], description: day, day };
    });
    const subject = subjectText(this.attended.state, node);
    const picked = await pickOne([...days, { label: vscode.l10n.t('Another day…'), description: '', day: undefined }], {
      placeHolder: vscode.l10n.t('Until when? Only you will not see it: {subject}', { subject }),
    });
    if (picked === undefined || picked.day !== undefined) return picked?.day;
    const today = dayText(time);
    const typed = await askInput({
      prompt: vscode.l10n.t('The day on which it comes back'),
      placeHolder: snoozeDay('fortnight', time),
      validateInput: (text) =>
        typedDay(text, today) === undefined ? vscode.l10n.t('A day after today, such as 2026-12-01.') : undefined,
    });
    return typed === undefined ? undefined : typedDay(typed, today);
  }
}
