import type { JSX } from 'preact';
import { Icon } from '../../shared/Icon.tsx';
import { TextArea, TextField } from '../../shared/controls.ts';
import { Composer } from './Composer.tsx';
import { type Editing, bind, bindLoose, nameOf } from './editing.ts';
import { Section, named } from './Section.tsx';
import { signature } from './signature.ts';

/** What must be answered first: asked here, and answered here. */
export function Questions({ editing }: { readonly editing: Editing }): JSX.Element {
  const { detail, writable } = editing;
  return (
    <Section title="Questions" adds="questions">
      <ul class="talk">
        {detail.questions.map((_question, index) => (
          <Question key={index} editing={editing} index={index} />
        ))}
      </ul>
      {writable && <Ask editing={editing} />}
    </Section>
  );
}

function Question({ editing, index }: { readonly editing: Editing; readonly index: number }): JSX.Element | null {
  const question = editing.detail.questions[index];
  if (question === undefined) return null;
  const { ask, of, at, answer, answered } = question;
  const open = answer === undefined && answered === undefined;
  const field = {
    name: `questions.${index}.answer`,
    label: `Answer to: ${ask}`,
    text: '',
    wish: (typed: string) =>
      typed.trim() === ''
        ? undefined
        : ({ type: 'act', act: { what: 'answer', index, answer: typed.trim() }, is: ask } as const),
  };
  return (
    <li class={open ? 'open' : ''}>
      <Icon name={open ? 'question' : 'pass'} />
      <div>
        <p class="said">{ask}</p>
        <p class="by">{signature(editing, { at }, of === undefined ? undefined : `of ${nameOf(editing, of)}`)}</p>
        {answer !== undefined && <p class="said answer">{answer}</p>}
        {answered !== undefined && <p class="by">{signature(editing, answered, 'answered')}</p>}
        {open && editing.writable && (
          <TextArea {...named(bind(editing, field))} rows={1} oneParagraph placeholder="Answer" />
        )}
      </div>
    </li>
  );
}

function Ask({ editing }: { readonly editing: Editing }): JSX.Element {
  const names = ['questions.new', 'questions.new.of'];
  return (
    <Composer
      editing={editing}
      names={names}
      action="Ask"
      wish={(typed) => {
        const ask = typed('questions.new');
        return ask === undefined
          ? undefined
          : { type: 'act', act: { what: 'ask', ask, of: typed('questions.new.of') } };
      }}
    >
      <TextArea {...named(bindLoose(editing, 'questions.new', 'New question'))} rows={1} placeholder="Ask something" />
      {editing.draft['questions.new'] !== undefined && (
        <TextField {...named(bindLoose(editing, 'questions.new.of', 'Who is asked'))} placeholder="Of whom" />
      )}
    </Composer>
  );
}
