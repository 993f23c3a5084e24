import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { responses, risks } from '../../../src/core/model/intention.ts';
import type { ConcernView } from '../../../src/protocol/itemDetail.ts';
import { Icon } from '../../shared/Icon.tsx';
import { Button, Checkbox, Dropdown, TextArea } from '../../shared/controls.ts';
import { Composer } from './Composer.tsx';
import { type Editing, type FieldOf, bind, bindChoice, bindLoose } from './editing.ts';
import { Meanwhile, Section, named } from './Section.tsx';
import { signature } from './signature.ts';

const responseWords: Readonly<Record<string, string>> = {
  'plan-changed': 'The plan was changed',
  'risk-accepted': 'The risk is accepted',
  'not-a-risk': 'It is no risk',
};

/** Bad news: raised, heard, looked into, answered. */
export function Concerns({ editing }: { readonly editing: Editing }): JSX.Element {
  return (
    <Section title="Bad news" adds="concerns">
      <ul class="talk">
        {editing.detail.concerns.map((concern, index) => (
          <Concern key={index} editing={editing} index={index} concern={concern} />
        ))}
      </ul>
      {editing.writable && <Raise editing={editing} />}
    </Section>
  );
}

interface ConcernProps {
  readonly editing: Editing;
  readonly index: number;
  readonly concern: ConcernView;
}

function Concern({ editing, index, concern }: ConcernProps): JSX.Element {
  const open = isOpen(concern);
  return (
    <li class={open ? 'open news' : ''}>
      <Icon name={open ? 'megaphone' : 'pass'} />
      <div>
        <p class="said">{concern.about}</p>
        <p class="by">{standing(editing, concern)}</p>
        <Outcome editing={editing} concern={concern} />
        {open && editing.writable && <Answer editing={editing} index={index} concern={concern} />}
      </div>
    </li>
  );
}

function isOpen({ answered, response }: ConcernView): boolean {
  return answered === undefined && response === undefined;
}

/** "Ben Okafor · 3 Nov · heard · Ana Ruiz · 3 Nov · not yet answered" */
function standing(editing: Editing, concern: ConcernView): string {
  const { by, at, heard } = concern;
  const raised = signature(editing, { at, by }, by === undefined ? 'unnamed' : undefined);
  if (heard !== undefined) {
    return `${raised} · ${signature(editing, heard, 'heard')}${isOpen(concern) ? ' · not yet answered' : ''}`;
  }
  return isOpen(concern) ? `${raised} · not yet heard` : raised;
}

/** What looking into it has shown, and what became of it. */
function Outcome({ editing, concern }: Pick<ConcernProps, 'editing' | 'concern'>): JSX.Element {
  const { finding, risk, response, note, answered } = concern;
  return (
    <>
      {finding !== undefined && <p class="said">Found: {finding}</p>}
      {risk !== undefined && <p class="by">Risk: {risk}</p>}
      {response !== undefined && <p class="said answer">{responseWords[response] ?? response}</p>}
      {note !== undefined && <p class="said">{note}</p>}
      {answered !== undefined && <p class="by">{signature(editing, answered, 'answered')}</p>}
    </>
  );
}

/** The way from unheard to answered. Who raised it by name is turned away by the policy, with the reason. */
function Answer({ editing, index, concern }: ConcernProps): JSX.Element {
  const name = `concerns.${index}`;
  const [answering, setAnswering] = useState(Object.keys(editing.draft).some((field) => field.startsWith(`${name}.`)));
  const { session, card } = editing;
  const hear = (): void =>
    void session.item.ask(card.key, { type: 'act', act: { what: 'hear', index }, is: concern.about });
  return (
    <>
      {answering && <AnswerFields editing={editing} index={index} concern={concern} />}
      {!answering && (
        <div class="actions">
          {concern.heard === undefined && <Button onPress={hear}>Heard</Button>}
          <Button
            secondary={concern.heard === undefined}
            onPress={() => {
              setAnswering(true);
            }}
          >
            Look into it, answer
          </Button>
        </div>
      )}
    </>
  );
}

function AnswerFields({ editing, index, concern }: ConcernProps): JSX.Element {
  const name = `concerns.${index}`;
  const { about, finding = '', risk = '' } = concern;
  const look = (part: 'finding' | 'risk', label: string, text: string): FieldOf => {
    const now = { finding: concern.finding, risk: risks.find((known) => known === concern.risk) };
    return {
      name: `${name}.${part}`,
      label,
      text,
      wish: (typed) => {
        const said = { ...now, [part]: typed.trim() === '' ? undefined : typed.trim() };
        return { type: 'act', act: { what: 'look', index, ...said }, is: about };
      },
    };
  };
  const response = bindLoose(editing, `${name}.response`, 'Answer');
  const found = look('finding', 'What looking into it has shown', finding);
  const riskField = bindChoice(editing, look('risk', 'Risk', risk));
  return (
    <Composer
      editing={editing}
      names={[`${name}.response`, `${name}.note`]}
      action="Answer"
      wish={(typed) => {
        const chosen = responses.find((known) => known === typed(`${name}.response`));
        if (chosen === undefined) return undefined;
        return {
          type: 'act',
          act: { what: 'settle', index, response: chosen, note: typed(`${name}.note`) },
          is: about,
        };
      }}
    >
      <TextArea {...bind(editing, found)} rows={1} />
      <Meanwhile editing={editing} field={found} />
      <Dropdown {...riskField} options={[{ value: '', label: 'Not said' }, ...risks.map(plainOption)]} />
      <Dropdown
        {...response}
        options={[
          { value: '', label: 'Choose…' },
          ...responses.map((value) => ({ value, label: responseWords[value] ?? value })),
        ]}
      />
      <TextArea {...bindLoose(editing, `${name}.note`, 'What is done about it')} rows={1} />
    </Composer>
  );
}

function plainOption(value: string): { readonly value: string; readonly label: string } {
  return { value, label: value };
}

/** Raises bad news, by name unless somebody would rather not. */
function Raise({ editing }: { readonly editing: Editing }): JSX.Element {
  const [unnamed, setUnnamed] = useState(false);
  return (
    <Composer
      editing={editing}
      names={['concerns.new']}
      action="Raise a concern"
      wish={(typed) => {
        const about = typed('concerns.new');
        return about === undefined ? undefined : { type: 'act', act: { what: 'raise', about, unnamed } };
      }}
    >
      <TextArea
        {...named(bindLoose(editing, 'concerns.new', 'New concern'))}
        rows={1}
        placeholder="What do you fear? Thank you for saying it"
      />
      {editing.draft['concerns.new'] !== undefined && (
        <>
          <Checkbox label="Without my name" checked={unnamed} onChecked={setUnnamed} />
          {unnamed && <Unnamed text={editing.draft['concerns.new'].typed} />}
        </>
      )}
    </Composer>
  );
}

/** What git shows all the same, and the text to hand to somebody who enters it. */
function Unnamed({ text }: { readonly text: string }): JSX.Element {
  const [copied, setCopied] = useState<string>();
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => {
        setCopied(text);
      },
      () => undefined,
    );
  };
  return (
    <>
      <p class="by">The commit will still show who wrote it.</p>
      <div class="actions">
        <Button secondary onPress={copy}>
          Copy the text for somebody you trust
        </Button>
      </div>
      <p class="by" role="status">
        {copied === text ? 'Copied. Nothing was written.' : ''}
      </p>
    </>
  );
}
