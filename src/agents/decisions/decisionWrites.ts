import { join } from 'node:path';
import type { RecordEdits } from '../../core/decisions/writing/lifecycle.ts';
import type { WritingRefusal } from '../../core/decisions/writing/refusal.ts';
import { applyEdits } from '../../core/model/textEdits.ts';
import { writingText } from '../../phrases/late/writingPhrases.ts';
import { ToolFailure } from '../failure.ts';
import type { FileWrite } from '../files.ts';

/** Edits of records as what is written below a folder. @param texts of the records, by path */
export function writesOf(
  root: string,
  edited: readonly RecordEdits[],
  texts: ReadonlyMap<string, string>,
): readonly FileWrite[] {
  return edited.map(({ path, edits }) => {
    const before = texts.get(path) ?? '';
    return { path: join(root, path), before, text: applyEdits(before, edits) };
  });
}

/** Why a record is not changed, as what is thrown. */
export function refused(refusal: WritingRefusal): ToolFailure {
  return new ToolFailure(writingText(refusal));
}
