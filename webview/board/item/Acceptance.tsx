import type { JSX } from 'preact';
import { Checkbox, TextArea } from '../../shared/controls.ts';
import type { ItemWish } from '../itemSession.ts';
import { type Editing, type FieldOf, bind } from './editing.ts';
import { Meanwhile, Remove, Section, named } from './Section.tsx';

/** When the item is accepted: ticked, reworded, added and taken out in place. */
export function Acceptance({ editing }: { readonly editing: Editing }): JSX.Element {
  const { criteria } = editing.detail;
  const met = criteria.filter((criterion) => criterion.met).length;
  return (
    <Section
      title="Accepted when"
      aside={criteria.length > 0 ? `${met}/${criteria.length}` : undefined}
      adds="criteria"
    >
      <ul class="criteria">
        {criteria.map((_criterion, index) => (
          <Criterion key={index} editing={editing} index={index} />
        ))}
      </ul>
      {editing.writable && <NewCriterion editing={editing} />}
    </Section>
  );
}

function Criterion({ editing, index }: { readonly editing: Editing; readonly index: number }): JSX.Element {
  const { detail, session, card, writable } = editing;
  const { text = '', met = false } = detail.criteria[index] ?? {};
  const entry = { type: 'criterion', index, is: text } as const;
  const ask = (wish: ItemWish): void => void session.item.ask(card.key, wish);
  const field: FieldOf = {
    name: `criteria.${index}`,
    label: `Criterion ${index + 1}`,
    text,
    wish: (typed) => ({ ...entry, fields: { text: typed.trim() } }),
  };
  return (
    <li class={met ? 'met' : ''}>
      <Checkbox
        named
        name={`criteria.${index}.met`}
        label={`Met: ${text}`}
        checked={met}
        readOnly={!writable}
        onChecked={(checked) => {
          if (checked !== met) ask({ ...entry, fields: { met: checked } });
        }}
      />
      <TextArea {...named(bind(editing, field))} rows={1} oneParagraph />
      {writable && (
        <Remove
          label={`Take out criterion ${index + 1}`}
          onPress={() => {
            ask(entry);
          }}
        />
      )}
      <Meanwhile editing={editing} field={field} />
    </li>
  );
}

function NewCriterion({ editing }: { readonly editing: Editing }): JSX.Element {
  const field: FieldOf = {
    name: 'criteria.new',
    label: 'New criterion',
    text: '',
    wish: (typed) => (typed.trim() === '' ? undefined : { type: 'criterion', fields: { text: typed.trim() } }),
  };
  return <TextArea {...named(bind(editing, field))} rows={1} oneParagraph placeholder="Add a criterion" />;
}
