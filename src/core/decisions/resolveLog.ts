import { inverseOf } from './linkKinds.ts';
import { type Places, placesOf } from './places.ts';
import type { DecisionProblem, DecisionRecord, DecisionStatus, LinkKind, WrittenLink } from './record.ts';

/** A link with the record that it leads to. `written: false`: the other record says it, and this is its inverse. */
export interface DecisionLink {
  readonly kind: LinkKind;
  /** The id of the other record. */
  readonly target: string;
  /** The path of the other record; undefined when there is none. */
  readonly path: string | undefined;
  readonly partial: boolean;
  readonly written: boolean;
}

/** A record in its log: with what the others say of it. */
export interface Decision extends Omit<DecisionRecord, 'links'> {
  /** The folder of its log. */
  readonly log: string;
  /** What it is worth, the other records heard as well. */
  readonly status: DecisionStatus;
  readonly links: readonly DecisionLink[];
}

export interface LogRecords {
  readonly log: string;
  readonly records: readonly DecisionRecord[];
}

/**
 * Compares the records of every log with each other. A link leads to a path, else to an id in its own log; what one
 * record says of another is known on both sides. Records that share an id are all kept.
 * Takes time in proportion to the records and their links, whatever circles they make.
 */
export function resolveLogs(logs: readonly LogRecords[]): readonly Decision[] {
  const index = indexOf(logs);
  const written = index.all.map((one) => writtenOf(one, index));
  const incoming = incomingOf(written);
  return written.map((one) => decisionOf(one, incoming.get(one.record.path) ?? [], index));
}

/** A record with what the others say of it. */
export function decisionOf({ log, record, links }: Written, heard: readonly Heard[], { places }: Index): Decision {
  const inverse = heard.flatMap((one) => inverseLink(one, links));
  const status = effectiveStatus(record, heard);
  const same = places.named(log, record.id).map((at) => places.names[at]?.path ?? '');
  const problems = [...record.problems, ...linkProblems({ record, links, heard, same })];
  // What the spread has not stands before it: behind it, the engine gives every object a shape of its own, and is slow with them.
  return { log, ...record, status, links: [...links, ...inverse], problems };
}

/** A record in its log. */
interface InLog {
  readonly log: string;
  readonly record: DecisionRecord;
}

/** All records, and where a link may lead. */
export interface Index {
  readonly all: readonly InLog[];
  readonly places: Places;
}

/** A record with what it says of others itself. */
export interface Written extends InLog {
  readonly links: readonly DecisionLink[];
}

/** @param before of an earlier time: its places are kept where links lead where they did */
export function indexOf(logs: readonly LogRecords[], before?: Index): Index {
  const all = logs.flatMap(({ log, records }) => records.map((record) => ({ log, record })));
  const names = all.map(({ log, record: { path, id } }) => ({ log, path, id }));
  return { all, places: placesOf(names, before?.places) };
}

/** What a record says of others, with where that leads. */
export function writtenOf({ log, record }: InLog, { places }: Index): Written {
  const links = record.links.flatMap((link) => {
    const led = link.href === undefined ? undefined : places.at(pathFrom(record.path, link.href));
    const other = places.names[led ?? places.named(log, link.target)[0] ?? -1];
    // Text may name anything: a mention counts where it leads to a record.
    if (link.kind === 'mentions' && (other === undefined || other.path === record.path)) return [];
    const { kind, partial } = link;
    return [{ kind, target: other?.id ?? link.target, path: other?.path, partial, written: true }];
  });
  return { log, record, links };
}

/** The path that a link in a file leads to; a link is relative to the folder of its file, or begins at the root. */
export function pathFrom(path: string, href: string): string {
  const parts = href.startsWith('/') ? [] : path.split('/').slice(0, -1);
  for (const part of href.split('/')) {
    // A path may itself begin above the folder that it is relative to.
    if (part === '..' && parts.at(-1) === '..') parts.push(part);
    else if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** What another record says of one. */
export interface Heard {
  readonly by: DecisionRecord;
  readonly link: DecisionLink;
}

/** What is said of each record, by its path. */
export function incomingOf(written: readonly Written[]): ReadonlyMap<string, readonly Heard[]> {
  const incoming = new Map<string, Heard[]>();
  for (const { record, links } of written) {
    for (const link of links) {
      if (link.path === undefined || link.path === record.path) continue;
      const heard = incoming.get(link.path);
      if (heard === undefined) incoming.set(link.path, [{ by: record, link }]);
      else heard.push({ by: record, link });
    }
  }
  return incoming;
}

function inverseLink({ by, link }: Heard, own: readonly DecisionLink[]): readonly DecisionLink[] {
  const kind = inverseOf(link.kind);
  if (kind === undefined || own.some((other) => other.kind === kind && other.path === by.path)) return [];
  return [{ kind, target: by.id, path: by.path, partial: link.partial, written: false }];
}

/** Records that are in force, or were until something else took their place. */
const inForce: readonly DecisionStatus[] = ['accepted', 'superseded', 'deprecated'];

/** A `supersedes` on the new record alone counts once that one is accepted. */
function effectiveStatus(record: DecisionRecord, heard: readonly Heard[]): DecisionStatus {
  if (record.status === 'superseded') return 'superseded';
  return replacements(heard).some(({ by }) => inForce.includes(by.status)) ? 'superseded' : record.status;
}

function replacements(heard: readonly Heard[]): readonly Heard[] {
  return heard.filter(({ link }) => link.kind === 'supersedes' && !link.partial);
}

const problem = (
  code: DecisionProblem['code'],
  severity: DecisionProblem['severity'],
  lineNumber: number,
  values: DecisionProblem['values'],
): DecisionProblem => ({ code, severity, lineNumber, values });

interface Compared {
  readonly record: DecisionRecord;
  readonly links: readonly DecisionLink[];
  readonly heard: readonly Heard[];
  /** Paths of the records of the log with its id, its own among them. */
  readonly same: readonly string[];
}

function linkProblems({ record, links, heard, same }: Compared): readonly DecisionProblem[] {
  const { id, status } = record;
  const twins = same.filter((path) => path !== record.path);
  const missing = record.links.filter((link) => isMissing(link, links));
  const proposed = replacements(heard).filter(({ by }) => ['draft', 'proposed'].includes(by.status));
  const line = record.statusLine ?? 1;
  // Who rests on a record, or is like it, need not be said there; nor what is only proposed.
  const waits = ({ by }: Heard): boolean => ['draft', 'proposed', 'rejected'].includes(by.status);
  const quiet = ['depends-on', 'relates-to', 'conflicts-with'];
  const told = heard.filter((one) => !quiet.includes(one.link.kind) && !waits(one));
  const oneSided = told.filter((one) => inverseLink(one, links).length > 0);
  return [
    ...(twins.length > 0 ? [problem('duplicate-id', 'warning', 1, { id, others: twins.join(', ') })] : []),
    ...missing.map(({ lineNumber, target }) => problem('link-missing', 'warning', lineNumber, { target })),
    ...(status === 'superseded'
      ? []
      : proposed.map(({ by }) => problem('replacement-proposed', 'hint', line, { by: by.id }))),
    ...oneSided.map(({ by, link }) =>
      problem('link-one-sided', 'hint', line, { by: by.id, kind: link.kind, inverse: inverseOf(link.kind) ?? '' }),
    ),
  ];
}

function isMissing(written: WrittenLink, links: readonly DecisionLink[]): boolean {
  if (written.kind === 'mentions') return false;
  return links.some(
    ({ kind, target, path }) => kind === written.kind && target === written.target && path === undefined,
  );
}
