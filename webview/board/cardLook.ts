/** How cards look, for whoever draws one: it is asked for where it is used and handed through nothing in between. */
import { createContext } from 'preact';
import { useMemo } from 'preact/hooks';
import type { CardView } from '../../src/protocol/card.ts';
import { type CardFact, type CardLook, lookIn } from '../../src/protocol/perspective.ts';
import type { Situation } from './situation.ts';

export const CardLooks = createContext<CardLook>({ density: 'comfortable', hides: [] });

/** How cards look now: the very object that it was while nothing of it changes, so that no card is drawn for nothing. */
export function useCardLook({ view, perspective }: Situation): CardLook {
  const { density, hides } = lookIn(perspective, view?.look ?? { density: 'comfortable', hides: [] });
  return useMemo(() => ({ density, hides }), [density, hides.join()]);
}

/** What a card is without each of its facts. */
const without: Readonly<Record<CardFact, Partial<CardView>>> = {
  tags: { tags: [] },
  estimate: { estimate: undefined },
  ready: { ready: undefined },
  age: { age: { kind: 'none' } },
  acceptance: { acceptance: undefined },
  questions: { openQuestions: 0 },
  needs: { needs: undefined },
  decisions: { decisions: undefined },
  evidence: { evidence: undefined },
  batch: { batch: undefined, branch: undefined },
  children: { children: undefined },
  people: { assignees: [] },
};

/** A card as if it had none of these facts: what is not drawn is not read out either. */
export function withoutFacts(card: CardView, hides: CardLook['hides']): CardView {
  return hides.reduce((left, fact) => ({ ...left, ...without[fact] }), card);
}
