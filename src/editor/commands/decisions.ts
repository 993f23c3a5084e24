import * as vscode from 'vscode';
import type { Act } from '../decisions/decisionWriter.ts';
import { titleFrom } from './capturedTitle.ts';
import { type Command, type CommandParts, Unable } from './command.ts';
import { someTarget } from './targets.ts';

/** Opens the record of a decision: the one that is named, else one that the person finds by its name or its text. */
export const openDecision: Command = {
  id: 'headwater.openDecision',
  run: async ({ decisions }, argument) => {
    if (!(await (await decisions.session()).open(argument))) throw noDecisions();
  },
};

/** Shows how the decisions relate, with the focus on the one that is named. */
export const decisionGraph: Command = {
  id: 'headwater.decisionGraph',
  run: async ({ decisions }, argument) => {
    if (!(await (await decisions.session()).showGraph(argument))) throw noDecisions();
  },
};

/** Records a decision: about the item that is meant, from what is selected, or out of the blue. */
export const recordDecision: Command = {
  id: 'headwater.recordDecision',
  run: async (parts, argument) => {
    const editor = vscode.window.activeTextEditor;
    const { file, item } = await originOf(parts, argument);
    const selected = editor === undefined || item !== undefined ? '' : editor.document.getText(editor.selection);
    const origin = { file, item, title: titleFrom(selected, ''), context: selected.trim() };
    const session = await parts.decisions.session();
    complain(await (await session.acts()).record(origin));
  },
};

/** The commands that change a record: the one that is named, the one in the editor, or one that the person finds. */
export const changeDecisions: readonly Command[] = [
  ...(
    [
      ['headwater.acceptDecision', 'accept'],
      ['headwater.rejectDecision', 'reject'],
      ['headwater.deprecateDecision', 'deprecate'],
      ['headwater.reaffirmDecision', 'reaffirm'],
    ] as const
  ).map(([id, kind]: readonly [Command['id'], Exclude<Act['kind'], 'link'>]): Command => ({
    id,
    run: async ({ decisions }, argument) => {
      const session = await decisions.session();
      complain(await (await session.acts()).change(kind, argument));
    },
  })),
  ...(
    [
      ['headwater.supersedeDecision', 'supersedes'],
      ['headwater.amendDecision', 'amends'],
    ] as const
  ).map(([id, kind]): Command => ({
    id,
    run: async ({ decisions }, argument) => {
      const session = await decisions.session();
      complain(await (await session.acts()).succeed(kind, argument));
    },
  })),
];

/** Writes in a record what others say of it, and it does not. */
export const linkDecision: Command = {
  id: 'headwater.linkDecision',
  run: async ({ decisions }, argument) => {
    const session = await decisions.session();
    complain(await (await session.acts()).link(argument));
  },
};

/** Gives a decision another number wherever it is meant, once the person has seen where. */
export const renumberDecision: Command = {
  id: 'headwater.renumberDecision',
  run: async ({ decisions }, argument) => {
    const session = await decisions.session();
    complain(await (await session.acts()).renumber(argument));
  },
};

/** Shows how decisions stood in a commit, and leads to their records of that time. */
export const decisionsAsOf: Command = {
  id: 'headwater.decisionsAsOf',
  run: async ({ decisions }) => {
    complain(await (await decisions.session()).showPast());
  },
};

/** A workspace without a backlog may have decisions all the same. */
async function originOf(parts: CommandParts, argument: unknown) {
  if (argument === undefined && (await parts.backlogs.current()) === undefined) {
    return { file: undefined, item: undefined };
  }
  return someTarget(parts, argument);
}

function complain(fault: string | undefined): void {
  if (fault !== undefined) throw new Unable(fault);
}

function noDecisions(): Unable {
  return new Unable(
    vscode.l10n.t(
      'No decision was found there. Records are looked for in docs/decisions, docs/adr and where your tools say.',
    ),
  );
}
