import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Reading } from '../../src/backlog/reading.ts';
import { Backlogs } from '../../src/editor/backlogs/backlogs.ts';
import { FileFormatLoader } from '../../src/editor/backlogs/fileFormat.ts';
import { KeptBlocks } from '../../src/editor/backlogs/keptBlocks.ts';
import { boardView } from '../../src/editor/board/boardView.ts';
import { BacklogTree } from '../../src/editor/tree/backlogTree.ts';
import { phraseOf } from '../../src/phrases/phrases.ts';
import { eventually } from '../support/eventually.ts';
import { drawn, keepMainBacklog, mainBacklog, onDisk, workspaceFolder, write } from './headwater.ts';

const count = 500;

/** Items of all kinds, right and wrong. */
const kinds = [
  (id: string) => `  - { id: ${id}, title: "In flow", status: done, tags: [a, b] }\n`,
  (id: string) => `  # about it\n  - id: ${id}\n    title: Fix crash #123\n    status: nowhere\n`,
  (id: string) => `  - id: ${id}\n    title: 1.10\n    odd: { 404: yes }\n    dependsOn: [A-1, B-1]\n`,
  (id: string) => `  - id: ${id}\n    title: Käse: ✓\n    status: doing\n    assignees: [ana]\n`,
  (id: string) =>
    `  - id: ${id}\n    title: Moved\n    status: doing\n    history:\n      - { at: 2026-11-01T08:00:00Z, to: doing }\n`,
];

const notes = `    notes: |\n${'      What was said about it, and by whom.\n'.repeat(15)}`;

const large = `headwater: 1
board:
  columns: [ideas, { id: doing, stage: active, limit: 3 }, done]
items:
${Array.from({ length: count }, (_, index) => {
  const item = kinds[index % kinds.length]?.(`A-${index + 1}`) ?? '';
  return item.includes('{ id:') ? item : item + notes;
}).join('')}`;

/** What a window says of the backlog of the workspace: the reading, with the board and the tree that come of it. */
interface Session {
  readonly parsed: number;
  readonly said: unknown;
}

describe('What is kept of a large backlog for the next session', () => {
  keepMainBacklog();
  let log: vscode.LogOutputChannel;
  let folder: vscode.Uri;

  before(() => {
    log = vscode.window.createOutputChannel('Kept', { log: true });
  });
  after(() => {
    log.dispose();
  });
  beforeEach(async () => {
    folder = vscode.Uri.joinPath(workspaceFolder(), 'fixtures', randomUUID());
    await write(mainBacklog(), large);
  });

  /** Begins anew, as a window that was opened just now. */
  async function session(kept: boolean, until: () => Promise<void> = () => Promise.resolve()): Promise<Session> {
    const backlogs = new Backlogs(new FileFormatLoader(), log, new KeptBlocks(kept ? folder.fsPath : undefined, 0));
    const tree = new BacklogTree(backlogs);
    try {
      await backlogs.discover();
      const reading = await whole(backlogs);
      const { backlog, problems, parsed } = reading;
      const board = boardView(reading, { now: new Date('2026-11-20T12:00:00Z'), say: phraseOf });
      const said = { backlog, problems, board, tree: await drawn({ tree }) };
      await until();
      return { parsed, said };
    } finally {
      tree.dispose();
      backlogs.dispose();
    }
  }

  async function whole(backlogs: Backlogs): Promise<Reading> {
    return eventually(async () => {
      const file = await backlogs.file(mainBacklog());
      assert(file !== undefined && file.reading.backlog.readOnly === undefined);
      assert.equal(file.reading.text, await onDisk(mainBacklog()));
      return file.reading;
    });
  }

  /** The only file in the folder. */
  async function keptFile(): Promise<vscode.Uri> {
    const readings = vscode.Uri.joinPath(folder, 'readings');
    return eventually(async () => {
      const [[name] = [''], ...more] = await vscode.workspace.fs.readDirectory(readings);
      assert(name.endsWith('.bin') && more.length === 0);
      return vscode.Uri.joinPath(readings, name);
    });
  }

  const untilKept = async () => {
    await keptFile();
  };

  it('is read again without a block to parse, and says the same', async () => {
    const fresh = await session(false);
    assert.equal(fresh.parsed, count);
    const first = await session(true, untilKept);
    const second = await session(true);
    assert.deepEqual([first.parsed, second.parsed], [count, 0]);
    assert.deepEqual(first.said, fresh.said);
    assert.deepEqual(second.said, fresh.said);
  });

  it('leaves only those blocks to parse that have changed meanwhile', async () => {
    await session(true, untilKept);
    await write(mainBacklog(), large.replace('title: Moved\n', 'title: Moved again\n'));
    const second = await session(true);
    assert.equal(second.parsed, 1);
    assert.deepEqual(second.said, (await session(false)).said);
  });

  for (const [what, damage] of [
    ['of which a byte is another', (data: Uint8Array) => data.map((byte, at) => (at === 20_000 ? byte ^ 1 : byte))],
    ['that was cut', (data: Uint8Array) => data.slice(0, -1000)],
    ['that is empty', () => new Uint8Array()],
    ['that is somebody else’s', () => new TextEncoder().encode('{"version": 3, "items": []}\n'.repeat(100))],
  ] as const) {
    it(`is read anew where there is a file ${what}`, async () => {
      await session(true, untilKept);
      const file = await keptFile();
      await vscode.workspace.fs.writeFile(file, damage(await vscode.workspace.fs.readFile(file)));
      const second = await session(true);
      assert.equal(second.parsed, count);
      assert.deepEqual(second.said, (await session(false)).said);
      assert.equal(await onDisk(mainBacklog()), large);
    });
  }
});
