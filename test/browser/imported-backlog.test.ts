import assert from 'node:assert/strict';
import { join } from 'node:path';
import { importBacklogMd } from '../../src/backlog/importers/backlogMd.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';
import { corpus, corpusIsHere, fixtures, plain, readProject } from '../unit/importers/project.ts';

function showsAllOf(folder: string): void {
  const { backlog } = importBacklogMd(readProject(folder), { archive: false });
  const { board, items } = plain(backlog);
  const columns = board?.columns ?? [];
  const inColumn = (id: string) => items.filter(({ status }) => status === id).length;
  const workbench = useWorkbench({ files: { 'backlog.yaml': backlog } });

  it('on the board, column by column', async () => {
    const shown = () =>
      workbench()
        .board.frame.locator('[data-column]')
        .evaluateAll((all) =>
          all.map((column) => {
            // Of a long column those in sight are drawn; each says how many there are.
            const cards = Number(column.querySelector('[data-card]')?.getAttribute('aria-setsize') ?? 0);
            return { id: column.getAttribute('data-column'), cards, folded: column.classList.contains('folded') };
          }),
        );
    await eventually(async () => {
      assert.deepEqual(
        await shown(),
        columns.map(({ id, stage }) => {
          const folded = stage === 'dropped';
          return { id, cards: folded ? 0 : inColumn(id), folded };
        }),
      );
    });
  });

  it('in the tree and in the status bar', async () => {
    await workbench().openViewContainer();
    for (const { name } of columns.slice(0, 1)) await workbench().treeRow(name).waitFor();
    const parents = new Set(items.map(({ parent }) => parent));
    const active = new Set(columns.filter(({ stage }) => stage === 'active').map(({ id }) => id));
    const wip = items.filter(({ id, status }) => active.has(status) && !parents.has(id)).length;
    await eventually(async () => {
      assert.match(await workbench().statusBar('headwater.wip').innerText(), new RegExp(`WIP ${wip}$`, 'u'));
    });
  });

  it('and a card of it moves by two lines', async () => {
    const { board, page } = workbench();
    const [from, to] = columns.filter(({ id, stage }) => inColumn(id) > 0 && stage !== 'dropped').map(({ id }) => id);
    assert.ok(from !== undefined && to !== undefined);
    const [card = ''] = await board.cardsIn(from);
    await board.drag(card, board.column(to).locator('h2'));
    await eventually(async () => {
      const diff = await workbench().git('diff', '-U0');
      const changed = diff.split('\n').filter((line) => /^[-+](?![-+])/u.test(line));
      assert.equal(changed.length, 3, diff.slice(0, 1000));
      assert.match(changed.join('\n'), /^- +status: .*\n\+ +status: .*\n\+ +- \{ at: .* \}$/u);
    });
    assert.ok(!(await board.cardsIn(from)).includes(card));
    await page.keyboard.press('Control+z');
    await eventually(async () => {
      assert.ok((await board.cardsIn(from)).includes(card));
    });
  });
}

describe('A small project of Backlog.md, imported, is all there', () => {
  showsAllOf(join(fixtures, 'project'));
});

if (corpusIsHere) {
  describe('A real project of Backlog.md, imported without an archive, is all there', () => {
    showsAllOf(corpus);
  });
} else {
  describe('A real project of Backlog.md', () => {
    it(`is not here: ${corpus}`);
  });
}
