import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stages } from '../../../src/core/model/backlog.ts';
import { boardView } from '../../../src/editor/board/boardView.ts';
import { phraseOf } from '../../../src/phrases/phrases.ts';
import {
  type ColumnDraft,
  changesOf,
  draftsOf,
  faultsOf,
  withMoved,
  withNewColumn,
} from '../../../webview/board/dialogs/columnDrafts.ts';
import { changed, now, read } from '../../support/backlog.ts';
import { runs } from '../../support/random.ts';

const text = `headwater: 1
board:
  columns:
    - ideas
    - { id: ready, name: Ready }
    - { id: building, name: Building, stage: active, limit: 3, policy: block }
    - done
items:
  - { id: A-1, title: One, status: building }
`;
const columnsOf = (backlog: string) => boardView(read(backlog), { now, say: phraseOf }).columns;
const columns = columnsOf(text);

/** What becomes of the file by the changes that the rows ask for. */
const saved = (drafts: readonly ColumnDraft[]) =>
  changesOf(columns, drafts).reduce((before, change) => changed(before, { kind: 'columns', change }), text);

describe('The columns as rows', () => {
  it('ask for nothing when nothing was typed', () => {
    assert.deepEqual(changesOf(columns, draftsOf(columns)), []);
  });

  it('ask for what was typed, and for no more', () => {
    const drafts = draftsOf(columns).map((draft) => (draft.key === 'building' ? { ...draft, limit: '2' } : draft));
    assert.deepEqual(changesOf(columns, drafts), [{ act: 'set', column: 'building', fields: { limit: 2 } }]);
  });

  it('name a new column by its name, and put it where its row is', () => {
    const added = withNewColumn(draftsOf(columns));
    const key = added.at(-1)?.key ?? '';
    const named = added.map((draft) => (draft.key === key ? { ...draft, name: 'Ready' } : draft));
    const after = columnsOf(saved(withMoved(named, key, -1)));
    assert.deepEqual(
      after.map(({ id }) => id),
      ['ideas', 'ready', 'building', 'ready-2', 'done'],
    );
  });

  it('say what is wrong with them', () => {
    const [first, second, ...rest] = draftsOf(columns);
    assert(first && second);
    const drafts = [{ ...first, name: ' ' }, { ...second, limit: '0' }, ...rest];
    assert.deepEqual([...faultsOf(drafts).values()], ['A column needs a name', 'A limit is a whole number from 1']);
    const twice = [first, { ...second, id: 'done' }, ...rest];
    assert.equal(faultsOf(twice).get('ready'), 'Another column has this id');
  });

  it('make the file say what they say, whatever was typed', () => {
    const row = fc.record({
      name: fc.constantFrom('Ready', 'In work', 'Done: really', '#1', 'ideas'),
      stage: fc.constantFrom(...stages),
      limit: fc.constantFrom('', '1', '12'),
      policy: fc.constantFrom('none' as const, 'warn' as const, 'block' as const),
      keep: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 4, maxLength: 6 }),
        fc.array(fc.nat(5), { maxLength: 4 }),
        (rows, moves) => {
          const typed = rows.flatMap(({ keep, ...part }, index): ColumnDraft[] => {
            const draft = draftsOf(columns)[index];
            if (draft === undefined) return [{ key: `new ${index}`, was: undefined, id: '', items: 0, ...part }];
            return keep || draft.items > 0 ? [{ ...draft, ...part }] : [];
          });
          const drafts = moves.reduce<readonly ColumnDraft[]>(
            (before, at) => withMoved(before, before[at % before.length]?.key ?? '', -1),
            typed,
          );
          const after = columnsOf(saved(drafts));
          const said = after.map(({ name, stage, limit, ownPolicy }) => [name, stage, limit, ownPolicy]);
          const wanted = drafts.map(({ name, stage, limit, policy }) => [
            name,
            stage,
            limit === '' ? undefined : Number(limit),
            policy === 'none' ? undefined : policy,
          ]);
          assert.deepEqual(said, wanted);
        },
      ),
      { numRuns: Math.ceil(runs / 10) },
    );
  });
});
