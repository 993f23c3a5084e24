import * as vscode from 'vscode';
import type { Backlog } from '../core/model/backlog.ts';
import type { Item } from '../core/model/item.ts';
import { type InvestLetter, trustedLetters } from '../core/policy/invest.ts';
import { refinementIn } from '../core/policy/refinement.ts';
import { refinementPhrases } from '../phrases/planning/describeRefinement.ts';
import { say } from './say.ts';

/** The letters of INVEST that the person wants to be asked about. */
export function refinementLetters(): readonly InvestLetter[] {
  return vscode.workspace.getConfiguration('headwater').get('refinement.hints', trustedLetters);
}

/** What refinement of a waiting item could look at, a sentence each; nothing for what is started or over. */
export function refinementLines(backlog: Backlog, item: Item): readonly string[] {
  const found = refinementIn(backlog, refinementLetters())(item);
  return found === undefined ? [] : refinementPhrases(found).map(say);
}
