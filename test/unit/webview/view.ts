import type { BoardView, ColumnView } from '../../../src/protocol/board.ts';
import type { CardView } from '../../../src/protocol/card.ts';

/** A card that says nothing but its key, and what is given. */
export function cardNamed(key: string, more: Partial<CardView> = {}): CardView {
  return {
    key,
    id: key,
    title: `Title of ${key}`,
    type: 'feature',
    countsAs: 'feature',
    assignees: [],
    tags: [],
    age: { kind: 'none' },
    openQuestions: 0,
    openConcerns: 0,
    editable: true,
    ...more,
  };
}

const stages: Readonly<Record<string, ColumnView['stage']>> = { ready: 'ready', done: 'done', dropped: 'dropped' };

/** A board from text, a line for each column: `ready: A-1 A-2`. Columns of no known stage are active. */
export function boardOf(text: string): BoardView {
  const columns = text
    .trim()
    .split('\n')
    .map((line): ColumnView => {
      const [id = '', keys = ''] = line.trim().split(':');
      const cards = keys.split(/\s+/u).filter((key) => key !== '');
      return {
        id,
        name: id,
        stage: stages[id] ?? 'active',
        policy: 'warn',
        count: cards.length,
        load: 'free',
        cards: cards.map((key) => cardNamed(key)),
      };
    });
  const wip = { count: 0, load: 'free' as const };
  const look = { density: 'comfortable' as const, hides: [] };
  return { constraints: [], columns, wip, types: [], people: [], sources: [], templates: [], look, problems: [] };
}
