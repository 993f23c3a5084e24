import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { TextArea } from '../../shared/controls.ts';
import { focusOn } from '../page.ts';
import { type Editing, bind, isContested, textField } from './editing.ts';
import { Meanwhile, Section, named } from './Section.tsx';

/** The notes as they read, and as Markdown while somebody writes there. */
export function Notes({ editing }: { readonly editing: Editing }): JSX.Element {
  const { detail, draft, writable } = editing;
  const field = textField(editing, 'notes', 'Notes');
  const [writing, setWriting] = useState(false);
  const editor = writing || detail.notes === '' || draft['notes'] !== undefined || isContested(editing, field);
  const binding = bind(editing, field);
  if (editor && writable) {
    return (
      <Section title="Notes" adds="notes">
        <TextArea
          {...named(binding)}
          rows={3}
          placeholder="Markdown"
          onSettled={() => {
            setWriting(false);
            binding.onSettled();
          }}
          onEnter={() => {
            setWriting(false);
            binding.onEnter();
          }}
        />
        <Meanwhile editing={editing} field={field} />
      </Section>
    );
  }
  return (
    <Section title="Notes">
      <Drawn editing={editing} />
      {writable && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            setWriting(true);
            focusOn('.form [name="notes"]');
          }}
        >
          Edit the notes
        </button>
      )}
    </Section>
  );
}

function Drawn({ editing }: { readonly editing: Editing }): JSX.Element {
  const { detail, session, card } = editing;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let wanted = true;
    // Until it is there, and should it fail to come, the text stands as it was typed.
    void import('./markdown.ts').then(({ markdownNodes }) => {
      if (wanted) element.current?.replaceChildren(markdownNodes(detail.notes));
    });
    return () => {
      wanted = false;
    };
  }, [detail.notes]);
  return (
    <div
      class="markdown"
      onClick={({ target }) => {
        const link = target instanceof Element ? target.closest('[data-target]') : null;
        const leads = link?.getAttribute('data-target');
        if (leads != null) session.item.follow(card.key, { in: 'notes', target: leads });
      }}
    >
      {/* Another text is another element: what was drawn into this one is not Preact's. */}
      <div class="drawn" key={detail.notes} ref={element}>
        {detail.notes}
      </div>
    </div>
  );
}
