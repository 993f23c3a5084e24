import type { Range } from '../../core/model/problem.ts';
import type { Reading } from '../reading.ts';
import { NextOf } from './nextOf.ts';
import { regionsOf } from './regions.ts';
import { tokensOf } from './tokens.ts';
import { meaningOf } from './vocabulary.ts';

/** Where a link leads: an address, or a file beside the backlog with a line (from 1). */
export type LinkTarget =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string; readonly line: number | undefined };

export type Link = Range & { readonly target: LinkTarget };

/** The links of the items. Nothing is handed over for items without any, so that a caller can pause at any step. */
export function* linksOf(reading: Reading): Generator<Link | undefined> {
  const { text } = reading;
  const next = new NextOf(text, ['links', 'url']);
  for (const region of regionsOf(reading)) {
    // Most items have none: their text is not looked at.
    if (!next.isWithin(region)) {
      yield undefined;
      continue;
    }
    for (const { kind, path, start, end, text: written } of tokensOf(text, region)) {
      if (kind !== 'value' || meaningOf(path) !== 'link') continue;
      const target = targetOf(written);
      if (target !== undefined) yield { start, end, target };
    }
  }
}

/** Where a text of `links` leads; undefined for every scheme but the web's, and for paths that leave the workspace's root. */
export function targetOf(written: string): LinkTarget | undefined {
  if (/^https?:\/\/[^\s]+$/i.test(written)) return { kind: 'address', url: written };
  const [, path = '', line] = /^([^#?]+?)(?:#L(\d+)(?:-L?\d+)?)?$/.exec(written) ?? [];
  if (path === '' || /^[A-Za-z][\w+.-]*:|^[/\\]|[\0\\]|^\s|\s$/.test(path)) return undefined;
  return { kind: 'file', path, line: line === undefined ? undefined : Number(line) };
}
