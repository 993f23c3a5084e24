import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { BoardView, ItemDetail } from '../../src/protocol/board.ts';
import type { CardView } from '../../src/protocol/card.ts';
import { changedOutside, joined, listed, shownText, textsOf } from './drafts.ts';
import { focusOn, focusedCard } from './page.ts';
import type { BoardSession } from './session.ts';
import type { Draft, Field, Texts } from './situation.ts';

/** The lazily loaded controls. */
export type Controls = typeof import('../shared/controls.ts');

export interface ItemFormProps {
  readonly card: CardView;
  readonly detail: ItemDetail;
  readonly draft: Draft;
  readonly view: BoardView;
  readonly session: BoardSession;
  readonly controls: Controls;
}

/** Up to so many people, each is a box to tick; more are written as a list. */
const mostBoxes = 12;

/** The fields of an item. Nothing is written before Save, and then only what changed. */
export function ItemForm(props: ItemFormProps): JSX.Element {
  const { card, view, session, controls, draft } = props;
  const { Button } = controls;
  const writable = card.editable && view.readOnly === undefined;
  const changed = Object.keys(draft).length > 0;
  useEffect(() => {
    // The panel took the focus when it opened; now that there is a field, it goes there.
    if (focusedCard() === undefined && document.activeElement?.matches('.form') === true)
      focusOn('.form [name="title"]');
  }, []);
  return (
    <>
      <Fields {...props} writable={writable} />
      <div class="form-foot">
        <Button disabled={!writable || !changed} onPress={() => void session.item.save(card.key)}>
          Save
        </Button>
        {changed && (
          <Button
            secondary
            onPress={() => {
              session.item.discard(card.key);
            }}
          >
            Discard
          </Button>
        )}
        <button
          type="button"
          class="link reveal"
          onClick={() => {
            session.reveal({ item: card.key });
          }}
        >
          Open in the file
        </button>
      </div>
    </>
  );
}

function Fields(props: ItemFormProps & { readonly writable: boolean }): JSX.Element {
  const { card, detail, draft, view, session, controls, writable } = props;
  const { Dropdown, TextArea, TextField } = controls;
  const texts = textsOf(detail);
  const field = (name: Field, label: string): FieldBinding => ({
    name,
    label,
    value: shownText(texts, draft, name),
    disabled: !writable,
    onValue: (text) => {
      session.item.type(card.key, name, text);
    },
  });
  const save = (): void => void session.item.save(card.key);
  const note = (name: Field): JSX.Element | null => <Outside texts={texts} draft={draft} field={name} />;
  return (
    <div class="fields">
      <TextField {...field('title', 'Title')} onEnter={save} />
      {note('title')}
      <Dropdown {...field('type', 'Type')} options={choices(view.types, texts.type, 'Not said: a feature')} />
      {note('type')}
      <TextArea {...field('why', 'Why')} rows={3} />
      {note('why')}
      <TextField {...field('estimate', 'Estimate')} placeholder="4h, 2d, 1w" onEnter={save} />
      {note('estimate')}
      <Assignees {...props} binding={field('assignees', 'Assignees')} />
      {note('assignees')}
      <TextField {...field('tags', 'Tags')} placeholder="With commas between" onEnter={save} />
      {note('tags')}
      <Dropdown {...field('source', 'Source')} options={choices(view.sources, texts.source, 'Not said')} />
      {note('source')}
      <TextArea {...field('notes', 'Notes')} rows={5} />
      {note('notes')}
    </div>
  );
}

interface FieldBinding {
  readonly name: Field;
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onValue: (text: string) => void;
}

function Assignees(props: ItemFormProps & { readonly binding: FieldBinding }): JSX.Element {
  const { view, controls, binding } = props;
  const { Checkbox, TextField } = controls;
  const { people } = view;
  if (people.length === 0 || people.length > mostBoxes) {
    return <TextField {...binding} placeholder="With commas between" />;
  }
  const chosen = listed(binding.value);
  const strangers = chosen.filter((key) => !people.some((person) => person.key === key));
  const all = [...people.map(({ key, name }) => ({ key, name })), ...strangers.map((key) => ({ key, name: key }))];
  return (
    <fieldset>
      <legend>{binding.label}</legend>
      {all.map(({ key, name }) => (
        <Checkbox
          key={key}
          label={name}
          checked={chosen.includes(key)}
          disabled={binding.disabled}
          onChecked={(checked) => {
            if (checked === chosen.includes(key)) return;
            binding.onValue(joined(checked ? [...chosen, key] : chosen.filter((other) => other !== key)));
          }}
        />
      ))}
    </fieldset>
  );
}

/** Says that the file changed under the typing, and to what: saving would write over it. */
function Outside(props: { readonly texts: Texts; readonly draft: Draft; readonly field: Field }): JSX.Element | null {
  const { texts, draft, field } = props;
  if (!changedOutside(texts, draft, field)) return null;
  return (
    <p class="outside" role="status">
      Meanwhile the file says: {texts[field] === '' ? 'nothing' : `“${texts[field]}”`}
    </p>
  );
}

function choices(values: readonly string[], present: string, none?: string): { value: string; label: string }[] {
  const all = [...new Set([...values, present])].filter((value) => value !== '');
  const named = all.map((value) => ({ value, label: value }));
  return none === undefined ? named : [{ value: '', label: none }, ...named];
}
