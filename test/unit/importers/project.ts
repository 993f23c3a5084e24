import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { type Imported, type SourceFile, importBacklogMd } from '../../../src/backlog/importers/backlogMd.ts';
import type { Reading } from '../../../src/backlog/reading.ts';
import { read } from '../../support/backlog.ts';

/** Projects of the other tool: one in our own words, and a real one where it is present. */
export const fixtures = resolve('test/fixtures/backlog.md');
export const corpus = resolve('../shared/corpora/backlog.md/backlog');
export const corpusIsHere = existsSync(corpus);

/** Gives the tests of a suite the real project as a backlog, imported and read once; they are left out where it is not. */
export function useCorpus(): () => Reading {
  let reading: Reading | undefined;
  before(function () {
    // Seven hundred files are imported and read, on machines that do other things as well.
    this.timeout(120_000);
    if (!corpusIsHere) {
      console.log(`      not here: ${corpus}`);
      this.skip();
    }
    reading = read(importBacklogMd(readProject(corpus), { archive: false }).backlog);
  });
  return () => {
    assert.ok(reading);
    return reading;
  };
}

/** All files below a folder, as the importer takes them. */
export function readProject(root: string): readonly SourceFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }));
}

/** Files from a map of paths to texts. */
export function project(texts: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

/** A backlog's text as plain data, for the tests that look into it. */
export interface Plain {
  readonly headwater: number;
  readonly prefix?: string;
  readonly board?: { readonly columns: readonly { id: string; name: string; stage: string }[] };
  readonly items: readonly PlainItem[];
}
export type PlainItem = Readonly<Record<string, unknown>> & { readonly id: string; readonly status: string };

/** Parsing a thousand items takes a second: each text is parsed once. */
const parsed = new Map<string, Plain>();

/** Reads what was written with the `yaml` package. */
export function plain(text: string | undefined, version: '1.1' | '1.2' = '1.2'): Plain {
  if (text === undefined) return { headwater: 1, items: [] };
  // The importer's own writing: the tests hold its form.
  const read = parsed.get(version + text) ?? (parse(text, { version }) as Plain);
  parsed.set(version + text, read);
  return read;
}

/** Items of the backlog and of its archive. */
export function itemsOf({ backlog, archive }: Imported): readonly PlainItem[] {
  return [...plain(backlog).items, ...plain(archive).items];
}

/** The report as a text, file by file, one line for each entry. */
export function reportText({ report }: Imported): string {
  const { files, backlog, archive, notImported } = report.counts;
  const lines = report.files.flatMap((file) => [
    `${file.path} → ${file.item ?? file.outcome}`,
    ...file.entries.map(({ line, code, text }) => `  ${line} ${code}: ${text.trim()}`),
  ]);
  const renamed = report.renamed.map(({ path, was, now }) => `${path}: ${was} → ${now}`);
  return [
    `${files} files: ${backlog} backlog, ${archive} archive, ${notImported} not imported`,
    ...renamed,
    ...lines,
    '',
  ].join('\n');
}
