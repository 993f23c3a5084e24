import type { Three } from '../../core/merge/three.ts';
import { hideConflicts } from '../conflicts.ts';
import { readBacklog } from '../read.ts';
import { readBlock } from '../readBlock.ts';
import type { Counter } from './blockElement.ts';
import { isSoundFrame } from './frame.ts';
import { type Scanned, scanSheet } from './sheet.ts';

/** The three scans; undefined where the texts cannot be merged by item. */
export function scansOf(texts: Three<string>, counter: Counter): Three<Scanned> | undefined {
  const [base, ours, theirs] = [texts.base, texts.ours, texts.theirs].map((text) => {
    const scanned = hideConflicts(text).conflict === undefined ? scanSheet(text) : undefined;
    return scanned !== undefined && isMergeable(scanned, counter) ? scanned : undefined;
  });
  return base && ours && theirs && { base, ours, theirs };
}

function isMergeable({ text, scan }: Scanned, counter: Counter): boolean {
  if (text.trim() === '') return true;
  const around = { head: text.slice(0, scan.head.end), tail: text.slice(scan.tail.start) };
  if (!isSoundFrame(around) || sharesAnchors(text, { text, scan }, counter)) return false;
  const version = /^headwater:(.*)$/m.exec(around.head + around.tail)?.[1];
  if (version !== undefined) return /^\s*["']?1["']?\s*(?:#.*)?$/.test(version);
  counter.parsed += scan.blocks.length;
  return readBacklog(text) !== undefined;
}

/** Whether an item has an alias whose anchor stands elsewhere. */
function sharesAnchors(text: string, { scan }: Scanned, counter: Counter): boolean {
  const anchors = new Set([...text.matchAll(/(?<=^|[\s,[{])&([^\s,[\]{}]+)/g)].map(([, name]) => name));
  if (anchors.size === 0) return false;
  const aliases = /(?<=^|[\s,[{])\*([^\s,[\]{}]+)/g;
  return scan.blocks.some(({ line, end }) => {
    const block = text.slice(line, end);
    if (![...block.matchAll(aliases)].some(([, name]) => anchors.has(name))) return false;
    counter.parsed += 1;
    return readBlock(block).refersElsewhere;
  });
}
