import type { TextEdit } from '../../model/problem.ts';
import { isKnownKind } from '../linkKinds.ts';
import type { LinkKind } from '../record.ts';
import { statusLines, statusSection } from '../statusPlace.ts';
import { addEntries } from './frontEdits.ts';
import { nameFormOf } from './nameForm.ts';
import { type Named, linkTo, machineName } from './names.ts';
import type { OpenRecord } from './openRecord.ts';
import { addBullets, bulletOf, intoSection, lastLineOf } from './sections.ts';
import { folderOf, idOfName } from '../fileName.ts';

/** What a record is to say of another. */
export interface NewLink {
  readonly kind: LinkKind;
  readonly to: Named;
  readonly partial?: boolean;
}

/** Writes links where the record's dialect has them; those that stand there already are left. */
export function linkEdits(open: OpenRecord, links: readonly NewLink[]): readonly TextEdit[] {
  const missing = links.filter((link) => !isWritten(open, link));
  if (missing.length === 0) return [];
  const section = open.front === undefined ? statusSection(open.sheet) : undefined;
  if (section !== undefined) {
    const paragraphs = missing.map((link) => sentence(open, link));
    return [intoSection(open.sheet, lastStatusLine(open), paragraphs)];
  }
  return [...keys(open, missing), bullets(open, missing)];
}

function isWritten({ record }: OpenRecord, { kind, to, partial = false }: NewLink): boolean {
  const { id } = idOfName(to.path);
  return record.links.some((link) => link.kind === kind && link.target === id && link.partial === partial);
}

/** The last line that counts: behind a fence or a comment a link would not stand out. */
function lastStatusLine({ sheet }: OpenRecord): number {
  const section = statusSection(sheet);
  const last = statusLines(sheet).at(-1);
  if (section === undefined) return sheet.lines.length - 1;
  return last === undefined
    ? section.heading.next - 1
    : Math.max(last.lineNumber - 1, lastLineOf(sheet, section.heading));
}

function sentence(open: OpenRecord, { kind, to, partial }: NewLink): string {
  const words = `${partial === true ? 'partially ' : ''}${kind.replaceAll('-', ' ')}`;
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)} ${linkTo(open.path, to, nameFormOf(open))}`;
}

/** For programs: `supersedes: [ADR-0002]`. A key cannot say that only a part is meant, nor name another log. */
function keys(open: OpenRecord, links: readonly NewLink[]): readonly TextEdit[] {
  if (open.front === undefined) return [];
  const kinds = new Map<LinkKind, string[]>();
  for (const { kind, to, partial } of links) {
    if (partial === true || !isKnownKind(kind) || folderOf(to.path) !== folderOf(open.path)) continue;
    kinds.set(kind, [...(kinds.get(kind) ?? []), machineName(to.path)]);
  }
  return [...kinds].flatMap(([kind, entries]) => addEntries(open, kind, entries));
}

/** For people: a bullet below *More Information*, or *Links* where the dialect has that. */
function bullets(open: OpenRecord, links: readonly NewLink[]): TextEdit {
  const { sheet, record } = open;
  const old = ['madr2', 'log4brains', 'unknown'].includes(record.dialect);
  const names = old ? ['Links', 'More Information'] : ['More Information', 'Links'];
  const mark = bulletOf(sheet, record.dialect === 'log4brains' ? '-' : '*');
  return addBullets(sheet, { names, mark, bullets: links.map((link) => sentence(open, link)) });
}
