import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../../shared/controls.ts';
import { Icon } from '../../shared/Icon.tsx';
import { focusOn } from '../page.ts';
import { type Editing, type FieldOf, isContested } from './editing.ts';

interface SectionProps {
  readonly title: string;
  /** What stands behind the title, such as a count. */
  readonly aside?: string | undefined;
  /** The part whose fields for adding are in here. */
  readonly adds?: string;
  readonly children: ComponentChildren;
}

/** A part of the panel under its heading. */
export function Section({ title, aside, adds, children }: SectionProps): JSX.Element {
  return (
    <section class="part" data-adds={adds} aria-label={title}>
      <h3>
        {title}
        {aside !== undefined && <span class="aside">{aside}</span>}
      </h3>
      {children}
    </section>
  );
}

/** Says that the file changed under the typing, and to what; which of the two counts is for the person to say. */
export function Meanwhile(props: { readonly editing: Editing; readonly field: FieldOf }): JSX.Element | null {
  const { editing, field } = props;
  if (!isContested(editing, field)) return null;
  const { session, card } = editing;
  const place = { key: card.key, name: field.name, text: field.text };
  return (
    <div class="outside" role="status">
      <p>Meanwhile the file says: {field.text === '' ? 'nothing' : `“${field.text}”`}</p>
      <div class="actions">
        <Button
          secondary
          onPress={() => {
            session.item.giveBack(place.key, place.name);
            // The button is gone with what it asked.
            focusOn(`.form [name="${place.name}"]`);
          }}
        >
          Take that
        </Button>
        <Button
          secondary
          onPress={() => {
            focusOn(`.form [name="${place.name}"]`);
            void session.item.keep(place, field.wish);
          }}
        >
          Write mine
        </Button>
      </div>
    </div>
  );
}

/** Takes an entry out. */
export function Remove(props: { readonly label: string; readonly onPress: () => void }): JSX.Element {
  return (
    <button type="button" class="tool remove" aria-label={props.label} title={props.label} onClick={props.onPress}>
      <Icon name="close" />
    </button>
  );
}

/** What a control takes of a binding when its label stands beside it. */
export function named<Bound>(binding: Bound): Bound & { readonly named: true } {
  return { ...binding, named: true };
}
