import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BoardView } from '../../src/protocol/board.ts';
import {
  type CardState,
  type LaneBy,
  type SavedView,
  type SortBy,
  cardStates,
  longestViewName,
} from '../../src/protocol/perspective.ts';
import { Icon } from '../shared/Icon.tsx';
import { type Choice, choicesOf } from './choices.ts';
import { type NameList, laneWords, listWords, nameWords, shownWords, sortWords, stateWords } from './filterWords.ts';
import type { FindingSession } from './findingSession.ts';
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

/** In which lanes and order cards are shown, and the views that were saved. */
export function ViewPanel({ situation, finding }: LookPanelProps): JSX.Element {
  const { perspective, views } = situation;
  return (
    <>
      <Choose
        label="Lanes"
        value={perspective.lanes}
        words={laneWords}
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
      <fieldset>
        <legend>Saved views</legend>
        {views.length === 0 && <p class="quiet">None yet. A view is the search, the filter, lanes and order.</p>}
        <ul class="saved-views">
          {views.map((saved) => (
            <SavedViewRow key={saved.name} saved={saved} finding={finding} />
          ))}
        </ul>
        <NameField
          label="Save this view as"
          action="Save"
          onName={(name) => {
            finding.saveView(name);
          }}
        />
      </fieldset>
    </>
  );
}

interface SavedViewProps {
  readonly saved: SavedView;
  readonly finding: FindingSession;
}

function SavedViewRow({ saved, finding }: SavedViewProps): JSX.Element {
  const [renaming, setRenaming] = useState(false);
  const rename = (to: string): void => {
    setRenaming(false);
    finding.renameView(saved.name, to);
  };
  if (renaming) {
    return (
      <li>
        <NameField label={`New name of ${saved.name}`} action="Rename" start={saved.name} onName={rename} />
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        class="choose-view"
        onClick={() => {
          finding.chooseView(saved);
        }}
      >
        {saved.name}
      </button>
      <Tool
        icon="edit"
        title="Rename"
        label={`Rename the view ${saved.name}`}
        onPress={() => {
          setRenaming(true);
        }}
      />
      <Tool
        icon="trash"
        title="Delete"
        label={`Delete the view ${saved.name}`}
        onPress={() => {
          finding.removeView(saved.name);
        }}
      />
    </li>
  );
}

interface ToolProps {
  readonly icon: string;
  readonly title: string;
  readonly label: string;
  readonly onPress: () => void;
}

function Tool({ icon, title, label, onPress }: ToolProps): JSX.Element {
  return (
    <button type="button" class="tool" aria-label={label} title={title} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}

interface TickProps {
  readonly label: string;
  readonly count?: number;
  readonly ticked: boolean;
  readonly onTick: () => void;
}

function Tick({ label, count, ticked, onTick }: TickProps): JSX.Element {
  return (
    <label class="tick">
      <input type="checkbox" checked={ticked} onChange={onTick} />
      <span class="what">{label}</span>
      {count !== undefined && <span class="count">{count}</span>}
    </label>
  );
}

interface ChooseProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly words: Readonly<Record<Value, string>>;
  readonly onChoose: (value: Value) => void;
}

function Choose<Value extends string>({ label, value, words, onChoose }: ChooseProps<Value>): JSX.Element {
  // `Object.keys` says `string` of a record whose keys are known.
  const values = Object.keys(words) as Value[];
  return (
    <label class="choose">
      <span>{label}</span>
      <select
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = values[currentTarget.selectedIndex];
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {values.map((each) => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface NameFieldProps {
  readonly label: string;
  readonly action: string;
  readonly start?: string;
  readonly onName: (name: string) => void;
}

function NameField({ label, action, start = '', onName }: NameFieldProps): JSX.Element {
  const [name, setName] = useState(start);
  const done = (): void => {
    if (name.trim() === '') return;
    onName(name.trim());
    setName('');
  };
  return (
    <div class="name-field">
      <input
        type="text"
        aria-label={label}
        placeholder={label}
        maxLength={longestViewName}
        value={name}
        onInput={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) done();
        }}
      />
      <button type="button" class="action" onClick={done}>
        {action}
      </button>
    </div>
  );
}

function flipped<Name extends string>(names: readonly Name[], name: Name): Name[] {
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
}
