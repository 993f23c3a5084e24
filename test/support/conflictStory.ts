/**
 * One backlog as two branches have changed it, so that git leaves conflict markers in it: texts for a real merge.
 * `apart`: each branch has moved an item of its own. `together`: both have also changed the same three fields.
 */
export function conflictStory(about: 'apart' | 'together'): Record<'base' | 'ours' | 'theirs', string> {
  const told = about === 'together';
  return {
    base: text({ first: 'ideas', second: 'ideas', title: 'Pay twice', estimate: '1d', note: 'two' }),
    ours: told
      ? text({ first: 'ready', second: 'ideas', title: 'Pay once', estimate: '2d', note: 'due' })
      : text({ first: 'ready', second: 'ideas', title: 'Pay twice', estimate: '1d', note: 'two' }),
    theirs: told
      ? text({ first: 'ideas', second: 'ready', title: 'Never pay', estimate: '3d', note: 'zwei' })
      : text({ first: 'ideas', second: 'ready', title: 'Pay twice', estimate: '1d', note: 'two' }),
  };
}

interface Told {
  readonly first: string;
  readonly second: string;
  readonly title: string;
  readonly estimate: string;
  readonly note: string;
}

function text({ first, second, title, estimate, note }: Told): string {
  const moved = (column: string) => (column === 'ready' ? `,\n      { at: 2026-11-15T09:00:00Z, to: ready }` : '');
  return `headwater: 1
prefix: PAY
board:
  columns:
    - { id: ideas, name: Ideas, stage: idea }
    - { id: ready, name: Ready, stage: ready }   # agreed with everybody
    - { id: done, name: In use, stage: done }
items:
  - id: PAY-1
    title:   ${title}   # as they say
    estimate: ${estimate}
    notes: |
      one
      ${note}
    history: [{ at: 2026-11-01T09:00:00Z, to: ideas }${moved(first)}]
    status: ${first}
  - status: ${second}
    id: PAY-2
    title: Refund
    history: [{ at: 2026-11-02T09:00:00Z, to: ideas }${moved(second)}]
`;
}
