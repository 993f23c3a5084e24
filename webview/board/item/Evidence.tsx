import type { JSX } from 'preact';
import { type EvidenceNeed, evidenceNeeds } from '../../../src/core/policy/evidence.ts';
import { type Target, targetFrom } from '../../../src/core/policy/target.ts';
import type { ItemDetail } from '../../../src/protocol/itemDetail.ts';
import { Icon } from '../../shared/Icon.tsx';
import { Dropdown, TextField } from '../../shared/controls.ts';
import { evidenceWords } from '../words.ts';
import { Composer } from './Composer.tsx';
import { type Editing, type FieldOf, bind, bindLoose } from './editing.ts';
import { Missed } from './Missed.tsx';
import { Meanwhile, Remove, Section, named } from './Section.tsx';
import { signature } from './signature.ts';

type Proof = ItemDetail['proofs'][number];

/** What a person says of each kind of evidence, in the order of a sentence: its keys, and how they are called. */
const parts = {
  deployed: { version: 'Version', url: 'Address' },
  released: { flag: 'Flag', rollout: 'Per cent of the users' },
  usage: { metric: 'Metric', reading: 'Reading', unit: 'Unit', target: 'Target' },
  noMajorBug: {},
} as const satisfies Readonly<Record<EvidenceNeed, Readonly<Record<string, string>>>>;

/** The target has two keys in the file and one field here: `≥ 40`. */
const partsOf = (need: EvidenceNeed) => Object.entries<string>(parts[need]);

interface EvidenceProps {
  readonly editing: Editing;
  /** Whether somebody wants to record more. */
  readonly adds: boolean;
}

/** What done asks for, what is there of it, what shows it, and more of that; and the decisions that the item rests on. */
export function Evidence({ editing, adds }: EvidenceProps): JSX.Element {
  const { done, proofs } = editing.detail;
  return (
    <>
      <Decided editing={editing} />
      {(done.length + proofs.length > 0 || adds) && (
        <Section title="Towards done">
          <ul class="done">
            {done.map(({ need, there }) => (
              <li key={need} class={there ? 'met' : ''}>
                <Icon name={there ? 'pass' : 'circle-outline'} />
                <span>
                  {evidenceWords[need]}
                  {!there && <span class="hidden">: still open</span>}
                </span>
              </li>
            ))}
          </ul>
          {proofs.length > 0 && (
            <ul class="proofs">
              {proofs.map((proof, place) => (
                <ProofLine key={`${proof.need}.${proof.index}`} editing={editing} proof={proof} place={place} />
              ))}
            </ul>
          )}
          <Missed editing={editing} />
          {adds && editing.writable && (
            <div data-adds="evidence">
              <Record editing={editing} />
            </div>
          )}
        </Section>
      )}
    </>
  );
}

/** The decisions that the item rests on, each the way to its record. */
function Decided({ editing }: Pick<EvidenceProps, 'editing'>): JSX.Element | null {
  const { session, card, detail } = editing;
  if (detail.decisions.length === 0) return null;
  return (
    <Section title="Decided">
      <ul class="related-items">
        {detail.decisions.map((name, index) => (
          <li key={index}>
            <button
              type="button"
              class="link"
              onClick={() => {
                session.item.follow(card.key, { in: 'decisions', index });
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface ProofProps {
  readonly editing: Editing;
  readonly proof: Proof;
}

/** One entry: when and by whom, and what it says, each field changed in place. */
function ProofLine({ editing, proof, place }: ProofProps & { readonly place: number }): JSX.Element {
  const { need, index, at, by, fields } = proof;
  const { session, card, writable } = editing;
  const { url, met } = fields;
  const name = evidenceWords[need];
  const word = met === undefined ? name : `${name} ${met === 'true' ? '✓' : '✗'}`;
  return (
    <li>
      <div class="proof-head">
        <span class="by">{signature(editing, { at, by }, word)}</span>
        {url !== undefined && (
          <button
            type="button"
            class="link"
            onClick={() => {
              session.item.follow(card.key, { in: 'proofs', index: place });
            }}
          >
            {url}
          </button>
        )}
        {writable && (
          <Remove
            label={`Take out: ${[word, ...Object.values(fields)].join(' ')}`}
            onPress={() => {
              void session.item.ask(card.key, { type: 'evidence', evidence: need, index, was: { at, by, ...fields } });
            }}
          />
        )}
      </div>
      <div class="proof-fields">
        {partsOf(need).map(([key, label]) => (
          <ProofField
            key={key}
            editing={editing}
            field={key === 'target' ? targetField(proof) : plainField(proof, key, label)}
          />
        ))}
      </div>
    </li>
  );
}

function ProofField({ editing, field }: { readonly editing: Editing; readonly field: FieldOf }): JSX.Element {
  const typed = editing.draft[field.name]?.typed;
  const placeholder = field.label.toLowerCase();
  return (
    <>
      <TextField {...named(bind(editing, field))} placeholder={placeholder} />
      <Meanwhile editing={editing} field={field} />
      {typed !== undefined && isTarget(field.name) && <NoTarget typed={typed} />}
    </>
  );
}

function plainField({ need, index, at, fields }: Proof, key: string, label: string): FieldOf {
  const text = fields[key] ?? '';
  return {
    name: `proofs.${need}.${index}.${key}`,
    label,
    text,
    wish: (typed) => {
      const said = { type: 'evidence', evidence: need, index } as const;
      return { ...said, was: { at, [key]: text }, fields: { [key]: typed.trim() } };
    },
  };
}

function targetField({ need, index, at, fields: { atLeast, atMost } }: Proof): FieldOf {
  const said = [atLeast && `≥ ${atLeast}`, atMost && `≤ ${atMost}`];
  return {
    name: `proofs.${need}.${index}.target`,
    label: parts.usage.target,
    text: said.filter((part) => part !== undefined).join(' '),
    wish: (typed) => {
      const target = targetFrom(typed);
      return target && { type: 'evidence', evidence: need, index, was: { at, atLeast, atMost }, fields: whole(target) };
    },
  };
}

/** Both keys of a target: one that is not there is taken out. */
function whole({ atLeast = '', atMost = '' }: Target) {
  return { atLeast, atMost };
}

function isTarget(name: string): boolean {
  return name.endsWith('.target');
}

/** Why nothing is written yet. */
function NoTarget({ typed }: { readonly typed: string }): JSX.Element | null {
  if (targetFrom(typed) !== undefined) return null;
  return (
    <p class="outside" role="status">
      Not written: a target is a number, with ≥ or ≤ before it
    </p>
  );
}

const kind = 'evidence.new';

/** Records more: what it shows, and what there is to say of it. When it was and, for a person’s word, who, is added. */
function Record({ editing }: { readonly editing: Editing }): JSX.Element {
  const { draft, detail } = editing;
  // What done still asks for is meant, until somebody says otherwise.
  const next = detail.done.find(({ there }) => !there)?.need ?? 'deployed';
  const need = evidenceNeeds.find((known) => known === draft[kind]?.typed) ?? next;
  const fields = partsOf(need).map(([key, label]) => ({ key, label, name: `${kind}.${key}` }));
  return (
    <Composer
      editing={editing}
      names={[kind, ...fields.map(({ name }) => name)]}
      action="Record"
      wish={(typed) => {
        const said = Object.fromEntries(fields.map(({ key, name }) => [key, typed(name) ?? '']));
        const { target = '', ...others } = said;
        const goal = targetFrom(target);
        const nothing = need === 'usage' && others['metric'] === '' && others['reading'] === '';
        if (goal === undefined || nothing) return undefined;
        return { type: 'evidence', evidence: need, fields: { ...others, ...goal } };
      }}
    >
      <Dropdown
        {...bindLoose(editing, kind, 'What it shows')}
        named
        value={need}
        options={evidenceNeeds.map((value) => ({ value, label: evidenceWords[value] }))}
      />
      {fields.map(({ name, label }) => (
        <TextField key={name} {...named(bindLoose(editing, name, label))} placeholder={label.toLowerCase()} />
      ))}
      {isTarget(fields.at(-1)?.name ?? '') && <NoTarget typed={draft[`${kind}.target`]?.typed ?? ''} />}
    </Composer>
  );
}
