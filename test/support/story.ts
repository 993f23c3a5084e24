/** A backlog as people write one: comments, blank lines, an item on one line, notes. */
export const board = `headwater: 1
board:
  columns:
    - { id: ideas, stage: idea }
    - { id: ready, stage: ready }
    - { id: building, name: In progress, stage: active, limit: 2, policy: block }
    - { id: review, stage: active, limit: 1 }
    - { id: done, stage: done }
    - { id: dropped, stage: dropped }
  wip: { limit: 4, perPerson: 2 }
people:
  ana: Ana
items: # the first is the most important
  # the outage of May
  - id: A-1
    title: Retry captures   # twice
    status: ready
    custom: kept
    history:
      - { at: 2026-11-02T10:00:00Z, to: ideas, by: ana }
      - { at: 2026-11-03T10:00:00Z, to: ready }   # refined

  - id: A-2
    title: Remember the card
    status: building
    assignees: [ana]

  - { id: A-3, title: Rotate the key, status: building }

  - id: A-4
    title: Drop the table
    notes: |
      Some text.

        - not an item
  # the last one
  - id: A-5
    title: Last
    status: done
`;

/** A head with two columns that end work: used, and decided against. */
export const closingColumns =
  'headwater: 1\nboard: { columns: [ideas, { id: doing, stage: active }, { id: live, stage: done }] }\nitems:\n';

/** A backlog with work that has ended, and work that has not. */
export const closingStory = `headwater: 1
board:
  columns: [ideas, { id: doing, stage: active }, { id: live, stage: done, was: [done] }, { id: no, stage: dropped }]
items:
  - id: A-1
    title: One
    status: doing

  # what the outage of May taught us
  - id: A-10
    title: Ten   # spaced  out
    status: live
    custom: kept
    history:
      - { at: 2026-08-01T08:00:00Z, to: done }

  - id: A-2
    title: Two
    status: no
    history: [{ at: 2026-09-01T08:00:00Z, to: no, because: Nobody asked }]
`;
