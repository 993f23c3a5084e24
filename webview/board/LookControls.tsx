import type { JSX } from 'preact';

interface TickProps {
  readonly label: string;
  readonly count?: number;
  readonly ticked: boolean;
  readonly onTick: () => void;
}

/** One thing to choose or not. */
export function Tick({ label, count, ticked, onTick }: TickProps): JSX.Element {
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
  /** Those that may be chosen; all that have words unless it is said. */
  readonly values?: readonly Value[];
  readonly onChoose: (value: Value) => void;
}

/** One of several, by the browser's own control. */
export function Choose<Value extends string>({
  label,
  value,
  words,
  onChoose,
  ...rest
}: ChooseProps<Value>): JSX.Element {
  // `Object.keys` says `string` of a record whose keys are known.
  const values = rest.values ?? (Object.keys(words) as Value[]);
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

/** Some names with one more, or without it. */
export function flipped<Name extends string>(names: readonly Name[], name: Name): Name[] {
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
}
