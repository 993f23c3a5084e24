import * as vscode from 'vscode';
import { type CardLook, cardFacts } from '../../protocol/perspective.ts';

/** How a person wants the cards of a backlog to look. What a setting says wrongly counts as not said. */
export function cardLookOf(uri: vscode.Uri): CardLook {
  const facts: unknown = vscode.workspace.getConfiguration('headwater', uri).get('board.cardFacts');
  const density: unknown = vscode.workspace.getConfiguration('headwater', uri).get('board.density');
  const said = new Map<string, unknown>(typeof facts === 'object' && facts !== null ? Object.entries(facts) : []);
  return {
    density: density === 'compact' ? 'compact' : 'comfortable',
    hides: cardFacts.filter((fact) => said.get(fact) === false),
  };
}
