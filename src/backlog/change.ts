import type { Intention } from '../core/model/intention.ts';
import { planAdd } from './change/add.ts';
import { planColumns } from './change/columns.ts';
import { planEvidence, planEvidenceEntry } from './change/evidence.ts';
import { planMove, planRecord } from './change/move.ts';
import { planMoveAll } from './change/moveAll.ts';
import { planPlanAct } from './change/planAct.ts';
import { type Circumstances, type Planned, refuse } from './change/planned.ts';
import { planAct, planEntry, planSet } from './change/set.ts';
import type { Reading } from './reading.ts';

export { applyEdits } from '../core/model/textEdits.ts';
export type { Change, Circumstances } from './change/planned.ts';

/**
 * Judges an intention by the team's policies and turns it into minimal edits of `reading.text`: everything that
 * the intention does not name keeps its bytes. The edits hold for that text only.
 */
export function planChange(reading: Reading, intention: Intention, circumstances: Circumstances): Planned {
  if (reading.backlog.readOnly !== undefined) return refuse('file.read-only', { reason: reading.backlog.readOnly });
  switch (intention.kind) {
    case 'move':
      return planMove(reading, intention, circumstances);
    case 'moveAll':
      return planMoveAll(reading, intention, circumstances);
    case 'add':
      return planAdd(reading, intention, circumstances);
    case 'set':
      return planSet(reading, intention);
    case 'entry':
      return planEntry(reading, intention);
    case 'act':
      return planAct(reading, intention, circumstances);
    case 'evidence':
      return planEvidence(reading, intention, circumstances);
    case 'evidenceEntry':
      return planEvidenceEntry(reading, intention);
    case 'record':
      return planRecord(reading, intention, circumstances);
    case 'columns':
      return planColumns(reading, intention);
    default:
      return planPlanAct(reading, intention, circumstances);
  }
}
