import type { JSX } from 'preact';
import type { RelatedView } from '../../../src/protocol/itemDetail.ts';
import { Icon } from '../../shared/Icon.tsx';
import { TextField } from '../../shared/controls.ts';
import type { BoardSession } from '../session.ts';
import { type Editing, bind, setting } from './editing.ts';
import { Remove, Section, named } from './Section.tsx';

interface Props {
  readonly editing: Editing;
}

/** The larger item that this one is a part of, and its own parts. */
export function Parts({ editing }: Props): JSX.Element | null {
  const { parentItem, children } = editing.detail;
  if (parentItem === undefined && children.length === 0) return null;
  const finished = children.filter((child) => child.finished === true).length;
  return (
    <>
      {parentItem !== undefined && (
        <Section title="Part of">
          <Related item={parentItem} session={editing.session} />
        </Section>
      )}
      {children.length > 0 && (
        <Section title="Parts" aside={`${finished}/${children.length}`}>
          <ul class="related-items">
            {children.map((child) => (
              <li key={child.key ?? child.id}>
                <Related item={child} session={editing.session} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** What the item needs first. */
export function Needs({ editing }: Props): JSX.Element {
  const { detail, session, writable } = editing;
  return (
    <Section title="Needs first" adds="needs">
      <ul class="related-items">
        {detail.needs.map((item, index) => (
          <li key={index}>
            <Related item={item} session={session} />
            {writable && <Out editing={editing} list="dependsOn" index={index} />}
          </li>
        ))}
      </ul>
      {writable && <More editing={editing} list="dependsOn" name="needs.new" label="Add an item by its id" />}
    </Section>
  );
}

/** Files and addresses. */
export function Links({ editing }: Props): JSX.Element {
  const { detail, session, card, writable } = editing;
  return (
    <Section title="Links" adds="links">
      <ul class="related-items">
        {detail.links.map((link, index) => (
          <li key={index}>
            <button
              type="button"
              class="link"
              onClick={() => {
                session.item.follow(card.key, { in: 'links', index });
              }}
            >
              {link}
            </button>
            {writable && <Out editing={editing} list="links" index={index} />}
          </li>
        ))}
      </ul>
      {writable && <More editing={editing} list="links" name="links.new" label="Add a file or an address" />}
    </Section>
  );
}

/** Another item, which opens here. */
function Related({ item, session }: { readonly item: RelatedView; readonly session: BoardSession }): JSX.Element {
  const { id, key, title, column, finished } = item;
  if (key === undefined) return <span class="by">{id} is not in this file</span>;
  return (
    <span class="related">
      <Icon name={finished === true ? 'pass' : 'circle-outline'} />
      <button
        type="button"
        class="link"
        onClick={() => {
          session.item.open(key, 'form');
        }}
      >
        {[id, id === title ? '' : title].join(' ').trim()}
      </button>
      <span class="by">{column}</span>
    </span>
  );
}

interface ListProps extends Props {
  readonly list: 'dependsOn' | 'links';
}

function Out({ editing, list, index }: ListProps & { readonly index: number }): JSX.Element {
  const { detail, session, card } = editing;
  const values = detail[list];
  const rest = values.filter((_value, other) => other !== index);
  return (
    <Remove
      label={`Take out ${values[index] ?? ''}`}
      onPress={() => void session.item.ask(card.key, setting(list, rest, values))}
    />
  );
}

function More(props: ListProps & { readonly name: string; readonly label: string }): JSX.Element {
  const { editing, list, name, label } = props;
  const values = editing.detail[list];
  const binding = bind(editing, {
    name,
    label,
    text: '',
    wish: (typed) => {
      const added = typed.trim();
      return added === '' || values.includes(added) ? undefined : setting(list, [...values, added], values);
    },
  });
  return <TextField {...named(binding)} placeholder={label} />;
}
