import type { JSX } from 'preact';
import { Icon } from '../../shared/Icon.tsx';
import { Dropdown, TextArea } from '../../shared/controls.ts';
import { Composer } from './Composer.tsx';
import { type Editing, bindLoose } from './editing.ts';
import { Section, named } from './Section.tsx';
import { signature } from './signature.ts';

/** What the item means to others. */
export function Voices({ editing }: { readonly editing: Editing }): JSX.Element {
  const { detail, view, draft } = editing;
  const source = bindLoose(editing, 'voices.new.source', 'For whom it is said');
  return (
    <Section title="Voices" adds="voices">
      <ul class="talk">
        {detail.voices.map((voice, index) => (
          <li key={index}>
            <Icon name="comment" />
            <div>
              <p class="said">{voice.says}</p>
              <p class="by">{signature(editing, voice, voice.source)}</p>
            </div>
          </li>
        ))}
      </ul>
      {editing.writable && (
        <Composer
          editing={editing}
          names={['voices.new', 'voices.new.source']}
          action="Say it"
          wish={(typed) => {
            const says = typed('voices.new');
            const act = { what: 'speak', says: says ?? '', source: typed('voices.new.source') } as const;
            return says === undefined ? undefined : { type: 'act', act };
          }}
        >
          <TextArea
            {...named(bindLoose(editing, 'voices.new', 'New voice'))}
            rows={1}
            placeholder="What does it mean to you, or to those you speak for?"
          />
          {draft['voices.new'] !== undefined && (
            <Dropdown
              {...source}
              options={[{ value: '', label: 'Not said' }, ...view.sources.map((value) => ({ value, label: value }))]}
            />
          )}
        </Composer>
      )}
    </Section>
  );
}
