import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as vscode from 'vscode';
import type { Intention } from '../../src/core/model/intention.ts';
import type { Headwater } from '../../src/extension.ts';
import { eventually } from '../support/eventually.ts';
import { column, indentedBacklogs, runs } from '../support/random.ts';
import { texts } from '../support/randomTexts.ts';
import { closeEverything, headwater, onDisk, storyFile } from './headwater.ts';
import { listeningBoard } from './listeningBoard.ts';

/** How many stories are told: each takes about a second. */
const stories = runs < 1_000 ? 6 : 10;

/** What VS Code can send to its window, and opens without a question. */
const title = texts.filter((text) => text.trim() !== '' && !/[\p{Surrogate}\u2028\u2029]/u.test(text));

/** Something that is done to an item, by a message of the board's page or by a command. */
type Act =
  | { readonly by: 'board'; readonly message: (items: Items) => object }
  | { readonly by: 'command'; readonly intention: (items: Items) => Intention };

/** The keys of the items as they are then: one for every number. */
type Items = (index: number) => string;

const index = fc.nat({ max: 20 });
const onBoard = (message: fc.Arbitrary<(items: Items) => object>): fc.Arbitrary<Act> =>
  message.map((make) => ({ by: 'board', message: (items) => ({ request: 1, revision: 0, ...make(items) }) }));
const byCommand = (intention: fc.Arbitrary<(items: Items) => Intention>): fc.Arbitrary<Act> =>
  intention.map((make) => ({ by: 'command', intention: make }));

const act = fc.oneof(
  onBoard(
    fc.tuple(index, column, fc.option(index)).map(([at, to, below]) => (items) => {
      const after = below === null || items(below) === items(at) ? undefined : items(below);
      return { type: 'move', items: [items(at)], column: to, ...(after === undefined ? {} : { after }) };
    }),
  ),
  onBoard(fc.tuple(column, title).map(([to, text]) => () => ({ type: 'add', column: to, titles: [text] }))),
  onBoard(
    fc.tuple(index, title, title).map(([at, text, why]) => (items) => {
      return { type: 'set', item: items(at), fields: { title: text, why, tags: ['one', 'two'] } };
    }),
  ),
  onBoard(
    fc.tuple(index, title).map(([at, text]) => (items) => {
      return { type: 'criterion', item: items(at), fields: { text } };
    }),
  ),
  onBoard(
    fc
      .tuple(
        index,
        title,
        fc.constantFrom(
          (says: string) => ({ what: 'ask', ask: says }),
          (about: string) => ({ what: 'raise', about }),
          (reason: string) => ({ what: 'block', reason }),
          (note: string) => ({ what: 'settle', index: 0, response: 'plan-changed', note }),
        ),
      )
      .map(([at, text, deed]) => (items) => ({ type: 'act', item: items(at), act: deed(text) })),
  ),
  byCommand(
    fc.tuple(index, title).map(([at, text]) => (items) => {
      return { kind: 'entry', item: items(at), list: 'acceptance', fields: { text } };
    }),
  ),
  byCommand(
    fc.tuple(index, fc.constantFrom('tags', 'history', 'type', 'why')).map(([at, key]) => (items) => {
      return { kind: 'set', item: items(at), fields: { [key]: undefined } };
    }),
  ),
);

const story = fc.record({ text: indentedBacklogs, acts: fc.array(act, { minLength: 5, maxLength: 5 }) });

/** Carries out an act, whatever comes of it. */
async function perform({ backlogs, changes }: Headwater, file: vscode.Uri, todo: Act): Promise<void> {
  const { reading } = (await backlogs.file(file)) ?? {};
  const keys = reading?.backlog.items.map(({ key }) => key) ?? [];
  const items = (at: number) => keys[at % keys.length] ?? '';
  if (todo.by === 'command') {
    await changes.apply(file, todo.intention(items));
    return;
  }
  const { session } = await listeningBoard(file);
  await session.receive(todo.message(items));
}

describe('Whatever is done to a file', () => {
  afterEach(closeEverything);

  for (let seed = 1; seed <= stories; seed += 1) {
    it(`is undone to the byte, step by step, and done again (seed ${seed})`, async () => {
      const parts = await headwater();
      const [told] = fc.sample(story, { seed, numRuns: 1 });
      assert(told);
      const file = await storyFile(told.text);
      const { document } = await vscode.window.showTextDocument(file);
      const becomes = async (text: string) => {
        await eventually(() => {
          assert.equal(document.getText(), text);
        });
      };
      const go = async (command: 'undo' | 'redo', text: string) => {
        await vscode.commands.executeCommand(command);
        await becomes(text);
      };

      const steps = [document.getText()];
      for (const todo of told.acts) {
        const before = document.getText();
        await perform(parts, file, todo);
        const after = document.getText();
        if (after === before) continue;
        steps.push(after);
        assert.equal(await onDisk(file), after);
        await go('undo', before);
        await go('redo', after);
      }
      assert(steps.length > 1, 'nothing was done');
      for (const text of steps.slice(0, -1).reverse()) await go('undo', text);
      await document.save();
      assert.equal(await onDisk(file), told.text);
      for (const text of steps.slice(1)) await go('redo', text);
      await document.save();
      assert.equal(await onDisk(file), steps.at(-1));
    });
  }
});
