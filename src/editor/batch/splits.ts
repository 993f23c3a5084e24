import * as vscode from 'vscode';
import type { Batch } from '../../core/batch/batch.ts';
import { type SplitPart, type SplitProposal, splitProposals } from '../../core/batch/split.ts';
import type { Intention } from '../../core/model/intention.ts';
import { pastChanges } from '../../git/batch/pastChanges.ts';
import { pickOne, pickSeveral } from '../ask.ts';
import type { Changes, Outcome } from '../backlogs/changes.ts';
import { shortened } from '../markdown.ts';
import { say } from '../say.ts';
import type { BranchState } from './branchSize.ts';
import { branchText } from './texts.ts';

/** Files that an item names; what is more is a number in its why. */
const mostLinks = 30;

/** *Plan a split*: ways to take the branch apart, each shown with its parts before anything is written. */
export class Splits {
  private readonly changes: Changes;

  constructor(changes: Changes) {
    this.changes = changes;
  }

  /** Ways to take the branch apart; none where its size is unknown. */
  async proposals({ top, size, commits, good }: BranchState): Promise<readonly SplitProposal[]> {
    if (!size.ok) return [];
    const past = await pastChanges(top, size.value.base.commit);
    return splitProposals(size.value.size.files, { commits, past, good });
  }

  /** Lets the person choose a way, and which of its parts become items. */
  async ask(state: BranchState, proposals: readonly SplitProposal[]): Promise<void> {
    if (!state.size.ok) return;
    const branch = branchText(state.size.value);
    const ways = proposals.map((proposal) => ({
      label: say({ code: `batch.split.${proposal.by}`, values: {} }),
      description: proposal.parts.map(({ lines }) => lines).join(' + '),
      detail: proposal.parts.map(partText).join(' · '),
      proposal,
    }));
    const title = vscode.l10n.t('How is {branch} to be taken apart?', { branch });
    const way = await pickOne(ways, { title, matchOnDetail: true });
    if (way === undefined) return;
    const parts = way.proposal.parts.map((part) => ({
      label: partText(part),
      description: partSize(part),
      detail: shortened(part.files.join(', '), 300),
      picked: true,
      part,
    }));
    const chosen = await pickSeveral(parts, {
      title: vscode.l10n.t('Which parts become items? Nothing of the branch is changed.'),
      matchOnDetail: true,
    });
    const accepted = chosen?.map(({ part }) => part) ?? [];
    if (accepted.length > 0) await this.accept(state, accepted);
  }

  /** Makes parts items, in their order, in one step: children of the branch's item where one is known. */
  async accept({ uri, size, item }: BranchState, parts: readonly SplitPart[]): Promise<Outcome | undefined> {
    if (!size.ok) return undefined;
    const batch = size.value;
    const adds = parts.map((part): Intention => {
      const links = part.files.slice(0, mostLinks);
      const title = item === undefined ? partText(part) : `${item.title} (${partText(part)})`;
      const fields = { type: item?.fields.type, why: whyText(batch, part), parent: item?.id, links };
      return { kind: 'add', title, fields };
    });
    return this.changes.apply(uri, ...adds);
  }
}

function partText({ is, name }: SplitPart): string {
  return say({ code: `batch.part.${is}`, values: { name: name === '' ? './' : name } });
}

function partSize({ lines, files }: SplitPart): string {
  return say({ code: 'batch.part.lines', values: { lines, files: files.length } });
}

function whyText(batch: Batch, { lines }: SplitPart): string {
  return say({ code: 'batch.part.why', values: { branch: branchText(batch), lines, all: batch.size.headline } });
}
