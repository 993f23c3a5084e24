import * as vscode from 'vscode';
import { applyEdits } from '../../core/model/textEdits.ts';
import type { Intention } from '../../core/model/intention.ts';
import type { ToBoard } from '../../protocol/board.ts';
import type { ToPlatform } from '../../protocol/platform.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import type { Changes, Outcome } from '../backlogs/changes.ts';
import { intentionsOf } from '../board/wishes.ts';
import { describeOutcome } from '../outcomes.ts';
import type { Streams } from './streams.ts';

type Request = Extract<ToPlatform, { request: number }>;
type Answer = Extract<ToBoard, { request: number }>;
type Move = Extract<Request, { type: 'move' }>;

/** What a change made of one file. */
interface Step {
  readonly uri: vscode.Uri;
  readonly before: string;
  readonly after: string;
}

/** Changes that can be taken back. */
const mostKept = 100;

export interface PlatformChangesParts {
  readonly backlogs: Backlogs;
  readonly changes: Changes;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Carries out what the page of the platform view asks for, each item in its own file; and takes it back, in the files
 * that it was made in.
 */
export class PlatformChanges {
  private readonly parts: PlatformChangesParts;
  private readonly streams: Streams<vscode.Uri>;
  /** What was done here, the latest last; each in one file or several. */
  private readonly done: (readonly Step[])[] = [];
  private latest: Promise<unknown> = Promise.resolve();

  constructor(parts: PlatformChangesParts, streams: Streams<vscode.Uri>) {
    this.parts = parts;
    this.streams = streams;
  }

  /** One after the other: an undo is about what was asked for before it, even when that is still being written. */
  answer(message: Request): Promise<Answer> {
    const answer = this.latest.then(() => this.answerNow(message));
    this.latest = answer;
    return answer;
  }

  /** Whatever goes wrong is an answer too. */
  private async answerNow(message: Request): Promise<Answer> {
    try {
      return await this.carryOut(message);
    } catch (error) {
      this.parts.log.error(error instanceof Error ? error : String(error));
      const crashed = vscode.l10n.t('Something went wrong in Headwater. The output channel Headwater says more.');
      return refused(message, crashed);
    }
  }

  private async carryOut(message: Request): Promise<Answer> {
    switch (message.type) {
      case 'undo':
        return this.undo(message);
      case 'move':
        return this.move(message);
      case 'set':
      case 'criterion':
      case 'evidence':
      case 'act':
      case 'comesOf': {
        const target = this.streams.itemOf(message.item);
        if (target === undefined) return gone(message);
        return this.inFiles(message, [[target.uri, intentionsOf({ ...message, item: target.key }, new Map())]]);
      }
      case 'add':
      case 'columns':
      case 'resolve':
        return refused(message, vscode.l10n.t('That is done on the board of a backlog. Nothing was changed.'));
    }
  }

  /** Each item goes to the first column of the stage that its own backlog has. */
  private async move(message: Move): Promise<Answer> {
    const byFile = new Map<string, { readonly uri: vscode.Uri; readonly items: string[] }>();
    for (const key of message.items) {
      const target = this.streams.itemOf(key);
      if (target === undefined) return gone(message);
      const name = target.uri.toString();
      const file = byFile.get(name) ?? { uri: target.uri, items: [] };
      file.items.push(target.key);
      byFile.set(name, file);
    }
    const work: [vscode.Uri, readonly [Intention, ...Intention[]]][] = [];
    for (const { uri, items } of byFile.values()) {
      const board = (await this.parts.backlogs.file(uri))?.reading.backlog;
      const column = board?.board.columns.find(({ stage }) => stage === message.column)?.id;
      if (column === undefined) {
        const name = board?.stream ?? vscode.workspace.asRelativePath(uri);
        return refused(message, vscode.l10n.t('{0} has no column for that. Nothing was changed.', name));
      }
      work.push([uri, intentionsOf({ ...message, items, column, after: undefined, before: undefined }, new Map())]);
    }
    return this.inFiles(message, work);
  }

  /** One file after the other; when one refuses, those before it are as they were: all or none. */
  private async inFiles(
    message: Request,
    work: readonly (readonly [vscode.Uri, readonly [Intention, ...Intention[]]])[],
  ): Promise<Answer> {
    const steps: Step[] = [];
    const said: string[] = [];
    for (const [uri, intentions] of work) {
      const outcome = await this.parts.changes.apply(uri, ...intentions);
      const [first, ...others] = intentions;
      const sentence = describeOutcome(outcome, first, ...others);
      if (outcome.kind !== 'done') {
        await this.takeBack(steps);
        return this.refusal(message, uri, outcome, sentence);
      }
      steps.push({ uri, before: outcome.before.text, after: applyEdits(outcome.before.text, outcome.change.edits) });
      said.push(sentence);
    }
    this.done.push(steps);
    if (this.done.length > mostKept) this.done.shift();
    return { type: 'done', request: message.request, announce: said.join(' ') };
  }

  private refusal(
    message: Request,
    uri: vscode.Uri,
    outcome: Exclude<Outcome, { kind: 'done' }>,
    said: string,
  ): Answer {
    if (outcome.kind === 'failed') return refused(message, said);
    const items = outcome.refusal.items.map((key) => this.streams.keyOf(uri, key));
    return { type: 'refused', request: message.request, message: said, items, reason: outcome.refusal.reason };
  }

  private async undo(message: Request): Promise<Answer> {
    const steps = this.done.pop();
    if (steps === undefined) return refused(message, vscode.l10n.t('Nothing was changed here that could be undone.'));
    if (await this.takeBack(steps))
      return { type: 'done', request: message.request, announce: vscode.l10n.t('Took the last change back.') };
    return refused(
      message,
      vscode.l10n.t(
        'The file was changed since, so nothing is undone from here. Undo it in the file or on its own board.',
      ),
    );
  }

  /** False when one of the files says something else by now, which nothing may overwrite. */
  private async takeBack(steps: readonly Step[]): Promise<boolean> {
    let all = true;
    for (const { uri, before, after } of steps.toReversed()) {
      if (!(await this.parts.changes.takeBack(uri, { before, after }))) all = false;
    }
    return all;
  }
}

function refused({ request }: Request, message: string): Answer {
  return { type: 'refused', request, message, items: [] };
}

function gone(message: Request): Answer {
  return refused(message, vscode.l10n.t('This item is gone. Nothing was changed.'));
}
