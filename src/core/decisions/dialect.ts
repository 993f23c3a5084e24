import type { Fact } from './facts.ts';
import type { NamedId } from './fileName.ts';
import type { FrontMatter } from './frontMatter.ts';
import type { Dialect } from './record.ts';
import type { Sheet } from './sheet.ts';
import { statusSection } from './statusPlace.ts';

/** In whose form a record is written. What none of them has is `unknown`: it is read all the same. */
export function dialectOf(
  sheet: Sheet,
  front: FrontMatter | undefined,
  { facts, named }: { readonly facts: readonly Fact[]; readonly named: NamedId },
): Dialect {
  if (named.form === 'backlog.md' || /^decision-\d+$/.test(String(front?.fields.get('id')?.value))) return 'backlog.md';
  const titles = sheet.headings.map(({ text }) => text);
  if (frontKeys.some((key) => front?.fields.has(key))) {
    return front?.fields.has('deciders') === true || titles.includes('Validation') ? 'madr3' : 'madr4';
  }
  return withoutFront(sheet, facts, named);
}

const frontKeys = ['status', 'date', 'decision-makers', 'deciders'];

function withoutFront(sheet: Sheet, facts: readonly Fact[], { form }: NamedId): Dialect {
  const keys = facts.map(({ key }) => key);
  const headed = keys.includes('status');
  const dated = form === 'date' || form === 'compact-date';
  if (headed && (dated || keys.includes('tags'))) return 'log4brains';
  const titles = sheet.headings.map(({ text }) => text);
  if (titles.includes('Context and Problem Statement')) return headed ? 'madr2' : 'madr4-minimal';
  const nygard = titles.some((title) => /^(?:Context|Decision)\b/.test(title));
  return statusSection(sheet) !== undefined && nygard ? 'nygard' : 'unknown';
}
