import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { readBacklog } from '../../src/backlog/read.ts';
import { runTool } from '../support/commandLine.ts';
import { eventually } from '../support/eventually.ts';
import { closeEverything, headwater, onDisk, storyFile, write } from './headwater.ts';

const columns = ['ideas', 'ready', 'doing', 'done'] as const;
const count = 8;

const start = `headwater: 1
board:
  columns: [ideas, ready, { id: doing, stage: active }, done] # four
items:
${Array.from({ length: count }, (_, index) => `  # about A-${index + 1}\n  - id: A-${index + 1}\n    title: Item ${index + 1}   # kept\n    status: ideas\n`).join('')}`;

/** What the file must say of an item: the last thing that anybody did to each of its fields. */
interface Model {
  column: string;
  title: string;
  estimate: string | undefined;
  moves: number;
}

/** The same numbers for the same seed, so that a failure can be had again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The document, showing what is on disk: a person who types sees the file as it is. VS Code may miss a write. */
async function upToDate(file: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file);
  const disk = await onDisk(file);
  await eventually(async () => {
    if (document.getText() === disk && !document.isDirty) return;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assert.equal(document.getText(), disk);
  });
  return document;
}

describe('Many hands on one file', () => {
  afterEach(closeEverything);

  for (const seed of [1, 2, 3]) {
    it(`lose nothing: board, editor, command line and outside writes in turn (seed ${seed})`, async () => {
      const { changes } = await headwater();
      const file = await storyFile(start);
      const folder = dirname(file.fsPath);
      const pick = numbers(seed);
      const model = Array.from({ length: count }, (_, index): Model => {
        return { column: 'ideas', title: `Item ${index + 1}`, estimate: undefined, moves: 0 };
      });
      const moved = (item: Model, column: string) => {
        if (item.column !== column) item.moves += 1;
        item.column = column;
      };

      const onBoard = async (index: number, item: Model) => {
        const column = columns[pick(columns.length)] ?? 'ideas';
        const outcome = await changes.apply(file, { kind: 'move', item: `A-${index + 1}`, column });
        assert(outcome.kind === 'done', JSON.stringify(outcome));
        assert.equal(outcome.unsaved, undefined);
        moved(item, column);
      };
      const inTheEditor = async (index: number, item: Model, step: number) => {
        const title = `Item ${index + 1} typed ${step}`;
        // VS Code refuses to save over a file that is newer than it knows: a person looks at the file and types again.
        await eventually(async () => {
          const document = await upToDate(file);
          const at = document.getText().indexOf(`${item.title}   # kept`);
          const range = new vscode.Range(document.positionAt(at), document.positionAt(at + item.title.length));
          const edit = new vscode.WorkspaceEdit();
          edit.replace(file, range, title);
          assert(await vscode.workspace.applyEdit(edit));
          assert(await document.save());
        });
        item.title = title;
      };
      const byTool = async (index: number, item: Model, step: number) => {
        // Two processes at once, on two items.
        const other = (index + 1) % count;
        const column = columns[pick(columns.length)] ?? 'ideas';
        const results = await Promise.all([
          runTool(folder, ['set', `A-${index + 1}`, 'estimate', `${step + 1}h`]),
          runTool(folder, ['move', `A-${other + 1}`, column]),
        ]);
        assert.deepEqual(
          results.map(({ exit }) => exit),
          [0, 0],
          JSON.stringify(results),
        );
        item.estimate = `${step + 1}h`;
        const second = model[other];
        if (second !== undefined) moved(second, column);
      };
      const fromOutside = async (_index: number, item: Model, step: number) => {
        const text = await onDisk(file);
        const title = `${item.title.split(' from ')[0] ?? ''} from ${step}`;
        await write(file, text.replace(`title: ${item.title}   # kept`, `title: ${title}   # kept`));
        item.title = title;
      };

      const hands = [onBoard, inTheEditor, byTool, fromOutside];
      for (let step = 0; step < 24; step += 1) {
        const index = pick(count);
        const item = model[index];
        assert(item);
        await hands[pick(hands.length)]?.(index, item, step);
      }

      const text = await onDisk(file);
      const items = readBacklog(text)?.backlog.items ?? [];
      assert.deepEqual(
        items.map(({ column, title, fields }): Model => {
          return { column, title, estimate: fields.estimate, moves: fields.history?.length ?? 0 };
        }),
        model,
      );
      assert.equal(text.match(/# kept/g)?.length, count);
      assert.equal(text.match(/# about/g)?.length, count);
      const document = await upToDate(file);
      assert.equal(document.isDirty, false);
    });
  }
});
