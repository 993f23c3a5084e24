import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Choice, Clashes } from '../../src/protocol/board.ts';
import type { BoardSession } from './session.ts';
import { counted } from './words.ts';

type Clash = Clashes['clashes'][number];
type Chosen = Readonly<Record<string, Choice>>;

export interface ResolveDialogProps {
  readonly asked: Clashes;
  readonly session: BoardSession;
}

/**
 * What both sides of a merge changed, each as a choice between theirs, ours and, where two texts can stand together,
 * both. The browser's own dialog: the focus stays in it, and Escape leaves everything as it was.
 */
export function ResolveDialog({ asked, session }: ResolveDialogProps): JSX.Element {
  const element = useRef<HTMLDialogElement>(null);
  const [chosen, setChosen] = useState<Chosen>({});
  useEffect(() => {
    const dialog = element.current;
    if (dialog?.open === false) dialog.showModal();
    return () => dialog?.close();
  }, []);
  const { clashes, labels, remark } = asked;
  return (
    <dialog
      ref={element}
      class="resolve"
      aria-labelledby="resolve-title"
      aria-describedby="resolve-about"
      onCancel={(event) => {
        event.preventDefault();
        session.resolving.cancel();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void session.resolving.apply(chosen);
        }}
      >
        <h2 id="resolve-title">{counted(clashes.length, 'field')} that both sides changed</h2>
        <p id="resolve-about">
          The rest is merged. Nothing is written before you apply it; undo takes it back. What you leave open keeps its
          markers in the text. {remark}
        </p>
        <div class="clashes">
          {clashes.map((clash) => (
            <ClashChoice
              key={clash.key}
              clash={clash}
              labels={labels}
              chosen={chosen[clash.key]}
              choose={(choice) => {
                setChosen({ ...chosen, [clash.key]: choice });
              }}
            />
          ))}
        </div>
        <Foot open={clashes.filter(({ key }) => chosen[key] === undefined).length} session={session} />
      </form>
    </dialog>
  );
}

function Foot({ open, session }: { readonly open: number; readonly session: BoardSession }): JSX.Element {
  return (
    <div class="resolve-foot">
      <button type="submit" class="button primary">
        Apply
      </button>
      <button
        type="button"
        class="button"
        onClick={() => {
          session.resolving.cancel();
        }}
      >
        Cancel
      </button>
      <span class="open-choices" role="status">
        {open === 0 ? 'All chosen' : `${counted(open, 'field')} still open`}
      </span>
      <button
        type="button"
        class="link"
        onClick={() => {
          session.resolving.openText();
        }}
      >
        Open as text
      </button>
    </div>
  );
}

interface ClashChoiceProps {
  readonly clash: Clash;
  readonly labels: Clashes['labels'];
  readonly chosen: Choice | undefined;
  readonly choose: (choice: Choice) => void;
}

function ClashChoice({ clash, labels, chosen, choose }: ClashChoiceProps): JSX.Element {
  const { key, item, field, base, choices } = clash;
  return (
    <fieldset>
      <legend>
        {item ?? 'The file'}
        {field !== '' && (
          <>
            {' · '}
            <b>{field}</b>
          </>
        )}
      </legend>
      {choices.map((choice) => (
        <label key={choice} class="choice">
          <input
            type="radio"
            name={key}
            value={choice}
            checked={chosen === choice}
            onChange={() => {
              choose(choice);
            }}
          />
          <span class="side">{sideName(choice, labels)}</span>
          <Value clash={clash} choice={choice} />
        </label>
      ))}
      <p class="before">
        <span class="side">Before</span>
        <Text value={base} />
      </p>
    </fieldset>
  );
}

function Value({ clash, choice }: { readonly clash: Clash; readonly choice: Choice }): JSX.Element {
  if (choice === 'both') return <span class="value none">one behind the other</span>;
  return <Text value={clash[choice]} />;
}

function Text({ value }: { readonly value: string | undefined }): JSX.Element {
  return value === undefined ? <span class="value none">nothing</span> : <span class="value">{value}</span>;
}

/** "Ours (main)": which side, and what git calls it. */
function sideName(choice: Choice, labels: Clashes['labels']): string {
  if (choice === 'both') return 'Both';
  const name = choice === 'ours' ? 'Ours' : 'Theirs';
  return labels[choice] === '' ? name : `${name} (${labels[choice]})`;
}
