import * as v from 'valibot';
import * as vscode from 'vscode';
import { BoardSession, type BoardSurroundings } from '../../src/editor/board/boardSession.ts';
import { type ToBoard, toBoard } from '../../src/protocol/board.ts';
import { headwater } from './headwater.ts';

/** A board's session with a page that only remembers what it hears; every message has to fit the schema. */
export async function listeningBoard(uri: vscode.Uri, around: Partial<BoardSurroundings> = {}) {
  const { backlogs, changes } = await headwater();
  const heard: ToBoard[] = [];
  const session = new BoardSession(uri, {
    backlogs,
    changes,
    log: vscode.window.createOutputChannel('Headwater tests', { log: true }),
    post: (message) => heard.push(v.parse(toBoard, JSON.parse(JSON.stringify(message)))),
    reveal: () => undefined,
    focused: () => undefined,
    follow: () => undefined,
    savedViews: () => [],
    changeViews: () => Promise.resolve(),
    whoLooks: () => Promise.resolve(undefined),
    ...around,
  });
  return { session, heard };
}

/** A board that was drawn: what it shows, and what it answers. */
export async function openBoard(uri: vscode.Uri) {
  const { session, heard } = await listeningBoard(uri);
  await session.receive({ type: 'ready' });
  const ask = async (message: object) => {
    const before = heard.length;
    await session.receive({ request: 1, revision: 0, ...message });
    return heard.slice(before);
  };
  const view = () => {
    const shown = heard.findLast((message) => message.type === 'view');
    if (shown?.type !== 'view') throw new Error('The board is not shown.');
    return shown.view;
  };
  return { ask, view };
}
