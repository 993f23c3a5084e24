import type { JSX } from 'preact';
import { type Density, cardFacts, lookIn } from '../../src/protocol/perspective.ts';
import { densityWords, factWords } from './filterWords.ts';
import type { FindingSession } from './findingSession.ts';
import { Choose, Tick, flipped } from './LookControls.tsx';
import type { Situation } from './situation.ts';

export interface CardLookFieldsProps {
  readonly situation: Situation;
  readonly finding: FindingSession;
}

/** How close cards are and what each shows: in this view only, and back to what the settings say. */
export function CardLookFields({ situation, finding }: CardLookFieldsProps): JSX.Element | null {
  const { view, perspective } = situation;
  if (view === undefined) return null;
  const { density, hides } = lookIn(perspective, view.look);
  const own = perspective.density !== undefined || perspective.hides !== undefined;
  return (
    <>
      <Choose
        label="Cards"
        value={density}
        words={densityWords}
        onChoose={(chosen: Density) => {
          finding.look({ density: chosen });
        }}
      />
      <fieldset class="card-facts">
        <legend>Cards show</legend>
        {cardFacts.map((fact) => (
          <Tick
            key={fact}
            label={factWords[fact]}
            ticked={!hides.includes(fact)}
            onTick={() => {
              finding.look({ hides: flipped(hides, fact) });
            }}
          />
        ))}
      </fieldset>
      {own && (
        <p class="as-settings">
          <button
            type="button"
            class="link"
            onClick={() => {
              finding.look({ density: undefined, hides: undefined });
            }}
          >
            Cards as the settings have them
          </button>
        </p>
      )}
    </>
  );
}
