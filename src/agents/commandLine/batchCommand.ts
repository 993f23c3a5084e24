import type { Batch } from '../../core/batch/batch.ts';
import type { BatchHistory } from '../../core/batch/history.ts';
import { kinds } from '../../core/batch/kinds.ts';
import type { BatchSize } from '../../core/batch/size.ts';
import { type Phrase, phraseOf } from '../../phrases/phrases.ts';
import { batch, readMax } from '../tools/batch.ts';
import type { Command, Output } from './command.ts';
import { printable } from './printable.ts';
import { needed } from './words.ts';

export const batchCommand: Command = {
  usage: 'batch [--base REF] [--max LINES]',
  does: "the branch's size; exit 1 when it is too large, or larger than --max; 2 when it is unknown",
  options: { base: { type: 'string' }, max: { type: 'string' } },
  async run(words, setting): Promise<Output> {
    needed(words, []);
    const max = readMax(words.text('max'));
    const { data, batch: sized, history } = await batch(setting, words.text('base'));
    if (sized === undefined) return { data, said: data.unknown?.message ?? '', exit: 2 };
    const over = max !== undefined && sized.size.headline > max;
    const said = over ? say('batch.over-max', { branch: nameOf(sized), lines: sized.size.headline, max }) : undefined;
    return {
      data,
      text: words.has('json') ? '' : batchText(sized, await history()),
      ...(said && { said }),
      exit: over || sized.band === 'too-large' ? 1 : 0,
    };
  },
};

function batchText(sized: Batch, history: BatchHistory | undefined): string {
  const { size, base, commits, days, ai, band, because } = sized;
  const why = because.map((reason) => say(`batch.because.${reason}`)).join(', ');
  const rows = rowsOf(size);
  const width = Math.max(0, ...rows.map(([kind]) => kind.length));
  return [
    say('batch.headline', { branch: nameOf(sized), lines: size.headline, band: say(`batch.band.${band}`) }) +
      (why === '' ? '' : ` (${why})`),
    say('batch.against', {
      base: `${base.ref} (${base.commit.slice(0, 10)})`,
      reason: say(`batch.base.${base.reason}`),
    }),
    ...rows.map(([kind, lines]) => `  ${kind.padEnd(width)}  ${lines}`),
    say('batch.beside', { files: size.fileCount, folders: size.folderCount, commits, days }),
    say('batch.ai', { ...ai }),
    ...(history === undefined ? [] : [say('batch.history', { ...history })]),
    ...size.notCounted.map(({ path, why: reason }) => `- ${path}: ${say(`batch.not-counted.${reason}`)}`),
  ]
    .map(printable)
    .join('\n');
}

/** A row a kind that there is, and one for white space. */
function rowsOf({ kinds: sizes, whiteSpace }: BatchSize): readonly (readonly [kind: string, lines: string])[] {
  const shown = kinds.filter((kind) => sizes[kind].files > 0);
  const { added, deleted } = whiteSpace;
  return [
    ...shown.map((kind) => [say(`batch.kind.${kind}`), say('batch.lines', { ...sizes[kind] })] as const),
    ...(added + deleted > 0
      ? [[say('batch.kind.white-space'), say('batch.white-space', { added, deleted })] as const]
      : []),
  ];
}

function nameOf({ branch, base }: Batch): string {
  return branch ?? base.commit.slice(0, 10);
}

function say(code: Phrase['code'], values: Phrase['values'] = {}): string {
  return phraseOf({ code, values });
}
