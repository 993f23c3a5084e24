import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import * as format from '../../../src/backlog/format.ts';
import { ItemFolder } from '../../../src/editor/spread/itemFolder.ts';
import { eventually } from '../../support/eventually.ts';
import { closeEverything, headwater } from '../headwater.ts';
import { main, spreadStory } from './spreadStory.ts';

const count = 2_000;

describe('A backlog with thousands of files of items', () => {
  afterEach(closeEverything);

  it('is read few files at a time, and what is there is shown meanwhile', async () => {
    await headwater();
    const { uri, item } = await spreadStory({});
    const folder = item('').fsPath;
    mkdirSync(folder, { recursive: true });
    for (let number = 1; number <= count; number += 1)
      writeFileSync(join(folder, `A-${number}.yaml`), `rank: a${number}\nid: A-${number}\ntitle: Item ${number}\n`);
    // How many files one turn of the event loop takes in: nobody else in the extension host can work meanwhile.
    let [inTurn, most, read, going] = [0, 0, 0, true];
    const turn = () => {
      inTurn = 0;
      if (going) setImmediate(turn);
    };
    turn();
    const counting = {
      ...format,
      itemFileOf: (file: Parameters<typeof format.itemFileOf>[0]) => {
        most = Math.max(most, (inTurn += 1));
        read += 1;
        return format.itemFileOf(file);
      },
    };
    let changes = 0;
    const files = new ItemFolder(uri, 'backlog', { format: counting, changed: () => (changes += 1) });
    try {
      await files.settle();
      const first = files.compose(main);
      await eventually(() => {
        assert.ok(files.compose(main)?.complete);
      }, 60_000);
      going = false;
      // One that the system tells of once more is read once more.
      assert.ok(read >= count);
      // 32 are asked for at once, and answers to the next may come in the same turn.
      assert.ok(most <= 100, `${most} files in one turn`);
      assert.equal(files.compose(main)?.spread.files.length, count);
      // A slow disk shows a part of them first, which the views hear of.
      assert.ok(first?.complete === true || changes > 0);
    } finally {
      going = false;
      files.dispose();
      await vscode.workspace.fs.delete(item(''), { recursive: true });
    }
  }).timeout(60_000);
});
