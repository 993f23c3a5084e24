import type * as vscode from 'vscode';
import { type Attention, byImportance } from '../../core/policy/attention/attention.ts';
import type { RecordNode } from '../decisions/decisionNodes.ts';
import type { ItemNode, BacklogNode } from '../tree/nodes.ts';
import type { AttendedSource } from './attended.ts';

/** What a line adds to the node that it stands for. */
interface Told {
  /** Names it across changes of the file. */
  readonly name: string;
  readonly line: Attention;
  readonly isPutOff: boolean;
}

/** A line about a decision. */
interface DecisionLine extends RecordNode {
  readonly kind: 'decision';
  readonly uri: vscode.Uri;
}

/** A line of the view: about an item or a decision, so that what is done with those is done with it; or about the plan. */
export type LineNode = (ItemNode | BacklogNode | DecisionLine) & Told;

/** What is put off, folded below what waits. */
export interface PutOffNode {
  readonly kind: 'putOff';
}

export type AttentionNode = LineNode | PutOffNode;

/** All lines of one kind, the most important first, whatever they are of. */
export function linesIn(files: readonly AttendedSource[], which: 'waiting' | 'putOff'): readonly LineNode[] {
  return files
    .flatMap((file) => file[which].map((line) => nodeOf(file.uri, line, which === 'putOff')))
    .sort((one, other) => byImportance(one.line, other.line));
}

function nodeOf(uri: vscode.Uri, line: Attention, isPutOff: boolean): LineNode {
  const told = { name: nameOf(uri, line), line, isPutOff };
  const { item, decision } = line;
  if (decision !== undefined) return { kind: 'decision', is: 'decision', path: decision, uri, ...told };
  return item === undefined ? { kind: 'backlog', uri, ...told } : { kind: 'item', uri, key: item, ...told };
}

function nameOf(uri: vscode.Uri, { id }: Attention): string {
  return `${uri.toString()}#${id}`;
}

/** The line that a menu hands over, as it is now; undefined when it is none, or waits no longer. */
export function lineNamed(files: readonly AttendedSource[], argument: unknown): LineNode | undefined {
  if (typeof argument !== 'object' || argument === null || !('name' in argument)) return undefined;
  const { name } = argument;
  return [...linesIn(files, 'waiting'), ...linesIn(files, 'putOff')].find((node) => node.name === name);
}
