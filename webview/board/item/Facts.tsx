import type { JSX } from 'preact';
import { Dropdown, TextArea, TextField } from '../../shared/controls.ts';
import { listed } from '../drafts.ts';
import { type Editing, type FieldOf, bind, bindChoice, nameOf, setting, textField } from './editing.ts';
import { Meanwhile, Remove, named } from './Section.tsx';

interface Props {
  readonly editing: Editing;
}

export function Title({ editing }: Props): JSX.Element {
  const field = textField(editing, 'title', 'Title');
  return (
    <div class="title-field">
      <TextArea {...named(bind(editing, field))} rows={1} oneParagraph />
      <Meanwhile editing={editing} field={field} />
    </div>
  );
}

/** The item's own facts, a row each. */
export function Facts({ editing }: Props): JSX.Element {
  const { detail, view } = editing;
  const text = (...[name, label]: [Parameters<typeof textField>[1], string]): FieldOf =>
    textField(editing, name, label);
  return (
    <div class="rows">
      <Row editing={editing} field={text('why', 'Why')}>
        <TextArea {...named(bind(editing, text('why', 'Why')))} rows={1} placeholder="What it is for" />
      </Row>
      <Choice editing={editing} field={text('type', 'Type')} values={view.types} none="feature" />
      {(detail.type === 'bug' || detail.severity !== '') && (
        <Choice editing={editing} field={text('severity', 'Severity')} values={['major', 'minor']} none="–" />
      )}
      <Words editing={editing} list="assignees" label="Assignees" />
      <Line editing={editing} field={text('estimate', 'Estimate')} placeholder="4h, 2d, 1w" />
      <Line editing={editing} field={text('due', 'Due')} placeholder="YYYY-MM-DD" />
      <Words editing={editing} list="tags" label="Tags" />
      <Choice editing={editing} field={text('source', 'Source')} values={view.sources} none="–" />
      <Choice
        editing={editing}
        field={text('raisedBy', 'Raised by')}
        values={view.people.map(({ key }) => key)}
        none="–"
      />
      <Line editing={editing} field={text('parent', 'Part of')} placeholder="The id of a larger item" />
      {detail.branch !== '' && <Line editing={editing} field={text('branch', 'Branch')} placeholder="" />}
    </div>
  );
}

interface RowProps extends Props {
  readonly field: FieldOf;
}

function Row(props: RowProps & { readonly children: JSX.Element }): JSX.Element {
  return (
    <div class="row">
      <span class="label" aria-hidden="true">
        {props.field.label}
      </span>
      {props.children}
      <Meanwhile editing={props.editing} field={props.field} />
    </div>
  );
}

function Line({ editing, field, placeholder }: RowProps & { readonly placeholder: string }): JSX.Element {
  return (
    <Row editing={editing} field={field}>
      <TextField {...named(bind(editing, field))} placeholder={placeholder} />
    </Row>
  );
}

function Choice(props: RowProps & { readonly values: readonly string[]; readonly none: string }): JSX.Element {
  const { editing, field, values, none } = props;
  const all = [...new Set([...values, field.text])].filter((value) => value !== '');
  const options = [
    { value: '', label: none },
    ...all.map((value) => ({ value, label: field.name === 'raisedBy' ? nameOf(editing, value) : value })),
  ];
  return (
    <Row editing={editing} field={field}>
      <Dropdown {...named(bindChoice(editing, field))} options={options} />
    </Row>
  );
}

interface WordsProps extends Props {
  readonly list: 'assignees' | 'tags';
  readonly label: string;
}

/** A list of words, each of which can be taken out, and a field for one more. */
function Words({ editing, list, label }: WordsProps): JSX.Element {
  const { detail, session, card, writable } = editing;
  const values = detail[list];
  const without = (value: string): void => {
    const rest = values.filter((other) => other !== value);
    void session.item.ask(card.key, setting(list, rest, values));
  };
  return (
    <div class="row">
      <span class="label" aria-hidden="true">
        {label}
      </span>
      <div class="words" role="group" aria-label={label}>
        {values.map((value) => (
          <span key={value} class="chosen">
            <span>{list === 'assignees' ? nameOf(editing, value) : value}</span>
            {writable && (
              <Remove
                label={`Take ${value} out of ${label.toLowerCase()}`}
                onPress={() => {
                  without(value);
                }}
              />
            )}
          </span>
        ))}
        {!writable && values.length === 0 && '–'}
        {writable && <More editing={editing} list={list} label={label} />}
      </div>
    </div>
  );
}

function More({ editing, list, label }: WordsProps): JSX.Element {
  const { detail, view } = editing;
  const values = detail[list];
  const field: FieldOf = {
    name: `${list}.new`,
    label: `Add to ${label.toLowerCase()}`,
    text: '',
    wish: (typed) => setting(list, [...new Set([...values, ...listed(typed)])], values),
  };
  if (list === 'tags' || view.people.length === 0)
    return <TextField {...named(bind(editing, field))} placeholder="Add…" />;
  const others = view.people.filter(({ key }) => !values.includes(key));
  const options = [{ value: '', label: 'Add…' }, ...others.map(({ key, name }) => ({ value: key, label: name }))];
  return <Dropdown {...named(bindChoice(editing, field))} options={options} />;
}
