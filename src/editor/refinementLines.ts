import * as vscode from 'vscode';
import type { Backlog } from '../core/model/backlog.ts';
import type { Item } from '../core/model/item.ts';
import { trustedLetters } from '../core/policy/invest.ts';
import { refinementIn } from '../core/policy/refinement.ts';
import { refinementPhrases } from '../phrases/planning/describeRefinement.ts';
import { say } from './say.ts';

/** What refinement of a waiting item could look at, a sentence each; nothing for what is started or over. */
export function refinementLines(backlog: Backlog, item: Item): readonly string[] {
  const letters = vscode.workspace.getConfiguration('headwater').get('refinement.hints', trustedLetters);
  const found = refinementIn(backlog, letters)(item);
  return found === undefined ? [] : refinementPhrases(found).map(say);
}
