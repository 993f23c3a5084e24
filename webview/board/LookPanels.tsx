import type { JSX } from 'preact';
import type { BoardView } from '../../src/protocol/board.ts';
import { type CardState, type LaneBy, type SortBy, cardStates, laneKinds } from '../../src/protocol/perspective.ts';
import { CardLookFields } from './CardLookFields.tsx';
import { type Choice, choicesOf } from './choices.ts';
import { type NameList, laneWords, listWords, nameWords, shownWords, sortWords, stateWords } from './filterWords.ts';
import type { FindingSession } from './findingSession.ts';
import { Choose, Tick, flipped } from './LookControls.tsx';
import { SavedViews } from './SavedViews.tsx';
import type { Situation } from './situation.ts';

export interface LookPanelProps {
  readonly view: BoardView;
  readonly situation: Situation;
  readonly finding: FindingSession;
}

const lists: readonly NameList[] = ['types', 'people', 'sources', 'tags'];

/** What cards have to be to be shown: every tick acts at once. */
export function FilterPanel({ view, situation, finding }: LookPanelProps): JSX.Element {
  const { perspective, shown } = situation;
  const choices = choicesOf(view, perspective);
  const flipState = (state: CardState): void => {
    finding.change({ states: flipped(perspective.states, state) });
  };
  return (
    <>
      <fieldset>
        <legend>Only</legend>
        {cardStates.map((state) => (
          <Tick
            key={state}
            label={
              state === 'mine' && view.me === undefined
                ? 'Mine (nobody knows who you are: headwater.me)'
                : stateWords[state]
            }
            ticked={perspective.states.includes(state)}
            onTick={() => {
              flipState(state);
            }}
          />
        ))}
      </fieldset>
      {lists.map((list) => (
        <NameTicks key={list} list={list} choices={choices[list]} view={view} situation={situation} finding={finding} />
      ))}
      <p class="look-foot">
        <span>{shownWords(shown)}</span>
        {shown.filtered && (
          <button
            type="button"
            class="link"
            onClick={() => {
              finding.clear();
            }}
          >
            Clear
          </button>
        )}
      </p>
    </>
  );
}

interface NameTicksProps extends LookPanelProps {
  readonly list: NameList;
  readonly choices: readonly Choice[];
}

function NameTicks({ list, choices, view, situation, finding }: NameTicksProps): JSX.Element | null {
  if (choices.length === 0) return null;
  const chosen = situation.perspective[list];
  return (
    <fieldset>
      <legend>{listWords[list]}</legend>
      {choices.map(({ name, count }) => (
        <Tick
          key={name}
          label={nameWords(view, list, name)}
          count={count}
          ticked={chosen.includes(name)}
          onTick={() => {
            finding.change({ [list]: flipped(chosen, name) });
          }}
        />
      ))}
    </fieldset>
  );
}

/** In which lanes and order cards are shown, what each shows, and the views that were saved. */
export function ViewPanel({ view, situation, finding }: LookPanelProps): JSX.Element {
  const { perspective, views } = situation;
  return (
    <>
      <Choose
        label="Lanes"
        value={perspective.lanes}
        words={laneWords}
        values={laneKinds.filter((by) => by !== 'stream' || view.gathered === true || perspective.lanes === by)}
        onChoose={(lanes: LaneBy) => {
          finding.change({ lanes });
        }}
      />
      <Choose
        label="Order"
        value={perspective.sort}
        words={sortWords}
        onChoose={(sort: SortBy) => {
          finding.change({ sort });
        }}
      />
      <CardLookFields situation={situation} finding={finding} />
      <SavedViews views={views} finding={finding} />
    </>
  );
}
