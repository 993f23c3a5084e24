import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixture } from './places.ts';

/** The fixture's backlog, in which one item has something of everything that an item may have. */
export function tellingBacklog(): string {
  const text = readFileSync(join(fixture('workspace'), 'backlog.yaml'), 'utf8');
  const why = /( {4}why: 13 is out of support.*\n)/u;
  return text.replace(why, `$1${everything}`).replace('assignees: [ben]', 'assignees: [ben, ana]');
}

const everything = `    estimate: 2d
    due: 2027-03-01
    tags: [database, replicas]
    source: infrastructure
    raisedBy: ana
    colour: blue
    dependsOn: [PAY-18]
    links: ["src/pool.ts#L42", "https://wiki.example.org/db"]
    voices:
      - { by: ana, source: support, at: 2026-11-01T10:00:00Z, says: Nine tickets a week on timeouts }
    acceptance:
      - Replica lag alarm wired
      - { text: Rollback rehearsed in staging, met: true }
    questions:
      - { ask: Which window does operations accept?, of: ops, at: 2026-11-02T08:00:00Z }
    concerns:
      - { about: "Three months, not three weeks", by: ben, at: 2026-11-03T10:02:00Z }
    blocked: { since: 2026-11-05T10:00:00Z, waitsFor: vendor, reason: A fix for the driver }
    decisions: [ADR-0004]
    evidence:
      deployed: { at: 2026-11-08T12:00:00Z, version: v4.2.0 }
      usage: { metric: orders, unit: per day, atLeast: 40, reading: 31, at: 2026-11-10 }
    notes: |
      One *dump* takes nine hours, see [the wiki](https://wiki.example.org/db).
`;
