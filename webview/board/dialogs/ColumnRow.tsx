import type { JSX } from 'preact';
import type { ColumnView } from '../../../src/protocol/board.ts';
import { Icon } from '../../shared/Icon.tsx';
import { counted } from '../words.ts';
import type { ColumnDraft } from './columnDrafts.ts';

/** What a stage means, in a word or two. */
const stages: Readonly<Record<ColumnView['stage'], string>> = {
  idea: 'Idea',
  ready: 'Ready to pull',
  active: 'In progress',
  deployed: 'Deployed',
  released: 'Released',
  done: 'In use (done)',
  dropped: 'Decided against',
};

/** What a column does over its limit. */
const policies: readonly (readonly [ColumnDraft['policy'], string])[] = [
  ['none', 'as the board'],
  ['warn', 'warns'],
  ['block', 'asks why'],
];

export interface ColumnRowProps {
  readonly draft: ColumnDraft;
  readonly index: number;
  readonly count: number;
  readonly fault: string | undefined;
  readonly onChange: (part: Partial<ColumnDraft>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** A column while it is being edited. */
export function ColumnRow(props: ColumnRowProps): JSX.Element {
  const { draft, index, fault, onChange } = props;
  const named = draft.name.trim() === '' ? `column ${index + 1}` : draft.name;
  const described = fault === undefined ? undefined : `fault-${index}`;
  const text = { draft, described, onChange };
  return (
    <li data-row={index}>
      <fieldset>
        <legend class="hidden">{named}</legend>
        <Text {...text} of="name" label="Name" />
        {draft.was !== undefined && <Text {...text} of="id" label="Id in the file" />}
        <Choice
          label="Stage"
          value={draft.stage}
          options={Object.entries(stages)}
          onValue={(stage) => {
            // The options are the stages.
            onChange({ stage: stage as ColumnDraft['stage'] });
          }}
        />
        <Text {...text} of="limit" label="Limit" />
        <Choice
          label="Over the limit"
          value={draft.policy}
          options={policies}
          onValue={(policy) => {
            // The options are the policies.
            onChange({ policy: policy as ColumnDraft['policy'] });
          }}
        />
        <RowTools {...props} named={named} />
      </fieldset>
      {fault !== undefined && (
        <p class="fault" id={described}>
          {fault}
        </p>
      )}
    </li>
  );
}

interface TextProps {
  readonly draft: ColumnDraft;
  readonly of: 'name' | 'id' | 'limit';
  readonly label: string;
  /** The id of what is wrong with the row. */
  readonly described: string | undefined;
  readonly onChange: (part: Partial<ColumnDraft>) => void;
}

function Text({ draft, of, label, described, onChange }: TextProps): JSX.Element {
  return (
    <label class={`of-${of}`}>
      <span>{label}</span>
      <input
        type="text"
        {...(of === 'limit' && { inputMode: 'numeric', placeholder: 'none' })}
        value={draft[of]}
        aria-invalid={described !== undefined}
        aria-describedby={described}
        onInput={({ currentTarget }) => {
          onChange({ [of]: currentTarget.value });
        }}
      />
    </label>
  );
}

function RowTools({
  draft,
  index,
  count,
  named,
  onMove,
  onRemove,
}: ColumnRowProps & { readonly named: string }): JSX.Element {
  const kept = draft.items > 0 ? `: it has ${counted(draft.items, 'item')}` : '';
  const tool = (icon: string, label: string, disabled: boolean, act: () => void): JSX.Element => (
    <button
      type="button"
      class="tool"
      aria-label={label}
      title={label}
      aria-disabled={disabled}
      onClick={disabled ? undefined : act}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <span class="row-tools">
      {tool('arrow-up', `Move ${named} up`, index === 0, () => {
        onMove(-1);
      })}
      {tool('arrow-down', `Move ${named} down`, index === count - 1, () => {
        onMove(1);
      })}
      {tool(
        'trash',
        kept === '' ? `Remove ${named}` : `${named} cannot be removed${kept}`,
        kept !== '' || count === 1,
        onRemove,
      )}
    </span>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onValue: (value: string) => void;
}

function Choice({ label, value, options, onValue }: ChoiceProps): JSX.Element {
  return (
    <label>
      <span>{label}</span>
      <select
        value={value}
        onChange={({ currentTarget }) => {
          onValue(currentTarget.value);
        }}
      >
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
