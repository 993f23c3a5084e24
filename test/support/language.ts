import { allOccurrences } from '../../src/backlog/language/occurrences.ts';
import type { Named } from '../../src/backlog/language/subject.ts';
import { read } from './backlog.ts';

/** A backlog that the stories about places are told of. */
export const exampleText = `# The plan
headwater: 1
stream: Checkout
board:
  columns:
    - { id: ready, name: Ready }
    - { id: building, name: In progress, stage: active, was: [doing] }
    - done
people:
  ana: Ana Ruiz
  ben: { name: Ben }

items:
  # First of all
  # the database
  - id: A-1
    title: Upgrade the database
    status: building
    assignees: [ana, "ben"]
    links: ["src/db/pool.ts#L42", "https://wiki.example.org/db"]
    history:
      - { at: 2026-11-10T08:00:00Z, to: doing, by: ana }
  - id: A-2
    title: Ask ana about A-1
    parent: A-1
    dependsOn:
      - 'A-1'
  - id: A-10
    title: Later
    status: done

concerns:
  - { about: Time, by: ana }
`;

/** Lines of the places that name something, with what stands there. */
export const named = (wanted: Named, within = exampleText): string[] =>
  allOccurrences(read(within), wanted).map(
    ({ start, end, defines }) =>
      `${within.slice(0, start).split('\n').length} ${within.slice(start, end)}${defines ? ' *' : ''}`,
  );
