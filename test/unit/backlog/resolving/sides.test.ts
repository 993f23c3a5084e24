import assert from 'node:assert/strict';
import { readBacklog } from '../../../../src/backlog/read.ts';
import { sidesOf } from '../../../../src/backlog/resolving/sides.ts';

/** A story with one conflict: what stands between `ours`, `theirs`, and below. */
function differences(text: string): string {
  const reading = readBacklog(text);
  assert(reading !== undefined);
  const sides = sidesOf(reading);
  if (sides === undefined) return 'no sides';
  const said = (key: string, { field, ours, theirs }: { field: string; ours?: unknown; theirs?: unknown }) =>
    `${key} ${field}: ${String(ours)} | ${String(theirs)}`;
  return [
    ...sides.file.map((difference) => said('file', difference)),
    ...[...sides.items].flatMap(([key, all]) => all.map((difference) => said(key, difference))),
    ...sides.others.map(({ key, column }) => `other ${key} in ${column}`),
  ].join('\n');
}

const head = `headwater: 1
board:
  columns: [{ id: ready, name: Ready }, { id: doing, name: In progress, stage: active }, done]
items:
`;

describe('What the sides of a conflict say', () => {
  it('is told by item and key, with the names of columns, and only where they differ', () => {
    const text = `${head}  - id: A-1
    title: One
<<<<<<< HEAD
    status: ready
    tags: [a, b]
    acceptance:
      - First
      - { text: Second, met: true }
=======
    status: doing
    why: It waits
    tags: [b, c]
    acceptance:
      - First
      - Second
>>>>>>> feature
  - id: A-2
    title: Two
`;
    assert.equal(
      differences(text),
      `A-1 status: Ready | In progress
A-1 tags: a | c
A-1 acceptance: text: Second, met: true | text: Second, met: false
A-1 why: undefined | It waits`,
    );
  });

  it('is told of items that one side alone has', () => {
    const text = `${head}<<<<<<< HEAD
  - { id: A-1, title: One }
  - { title: Nameless }
=======
  - { title: Without a name }
  - { id: A-3, title: Three, status: nowhere }
  - { title: Nameless }
>>>>>>> feature
`;
    assert.equal(
      differences(text),
      `A-1 : One | undefined
#1# : undefined | Without a name
A-3 : undefined | Three
other #1# in ready
other A-3 in ready`.replaceAll('#1#', '#1'),
    );
  });

  it('is told of the file itself', () => {
    const text = `headwater: 1
<<<<<<< HEAD
stream: Checkout
board: { wip: { limit: 3 } }
=======
stream: Payments
board: { wip: { limit: 4 } }
>>>>>>> feature
items:
  - { id: A-1, title: One }
`;
    assert.equal(
      differences(text),
      `file stream: Checkout | Payments
file wip: limit: 3, policy: warn | limit: 4, policy: warn`,
    );
  });

  it('is not told where nobody can say whose a line is', () => {
    assert.equal(differences(`${head}<<<<<<< HEAD\n  - { title: One }\n=======\n=======\n>>>>>>> x\n`), 'no sides');
  });
});
