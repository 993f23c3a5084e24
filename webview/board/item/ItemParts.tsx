import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { focusOn, focusedCard } from '../page.ts';
import { Acceptance } from './Acceptance.tsx';
import { Blocks } from './Blocks.tsx';
import { Concerns } from './Concerns.tsx';
import { Evidence } from './Evidence.tsx';
import { History, NotReady, Others, Problems } from './Records.tsx';
import type { Editing } from './editing.ts';
import { Facts, Title } from './Facts.tsx';
import { Notes } from './Notes.tsx';
import { Questions } from './Questions.tsx';
import { Links, Parts, Needs } from './Relations.tsx';
import { Voices } from './Voices.tsx';

/** Parts that are shown when there is something in them, or when somebody wants to put something there. */
const optional = {
  blocked: 'Blocked',
  criteria: 'Criterion',
  questions: 'Question',
  concerns: 'Concern',
  voices: 'Voice',
  needs: 'Dependency',
  links: 'Link',
  notes: 'Notes',
  evidence: 'Evidence',
} as const;
type Optional = keyof typeof optional;

/** Everything of an item, the most telling first: why and from whom, what is wrong, when it is accepted, what happened. */
export function ItemParts({ editing }: { readonly editing: Editing }): JSX.Element {
  const [wanted, setWanted] = useState<readonly Optional[]>([]);
  const { detail, writable } = editing;
  useEffect(() => {
    // The panel took the focus when it opened; now that there is a field, it goes there.
    if (focusedCard() === undefined && document.activeElement?.matches('.form') === true)
      focusOn('.form [name="title"]');
  }, []);
  const shown = (part: Optional): boolean => wanted.includes(part) || isThere(editing, part);
  const want = (part: Optional): void => {
    setWanted([...wanted, part]);
  };
  useEffect(() => {
    // The button that asked for it is gone; its first field is there only now.
    const last = wanted.at(-1);
    if (last !== undefined) focusOn(`.form [data-adds="${last}"] [name]`);
  }, [wanted]);
  const missing = (Object.keys(optional) as Optional[]).filter((part) => !shown(part));
  return (
    <>
      <Title editing={editing} />
      <Problems detail={detail} session={editing.session} />
      {shown('blocked') && <Blocks editing={editing} />}
      <Facts editing={editing} />
      {writable && missing.length > 0 && <Adds missing={missing} want={want} />}
      <NotReady sentences={detail.notReady} />
      {shown('criteria') && <Acceptance editing={editing} />}
      {shown('concerns') && <Concerns editing={editing} />}
      {shown('questions') && <Questions editing={editing} />}
      {shown('needs') && <Needs editing={editing} />}
      <Parts editing={editing} />
      {shown('voices') && <Voices editing={editing} />}
      {shown('notes') && <Notes editing={editing} />}
      {shown('links') && <Links editing={editing} />}
      <Evidence editing={editing} adds={shown('evidence')} />
      <Others detail={detail} />
      <History editing={editing} />
    </>
  );
}

function Adds(props: { readonly missing: readonly Optional[]; readonly want: (part: Optional) => void }): JSX.Element {
  return (
    <div class="adds" role="group" aria-label="Add">
      {props.missing.map((part) => (
        <button
          key={part}
          type="button"
          class="add-part"
          onClick={() => {
            props.want(part);
          }}
        >
          + {optional[part]}
        </button>
      ))}
    </div>
  );
}

function isThere({ detail, draft }: Editing, part: Optional): boolean {
  if (Object.keys(draft).some((name) => name.startsWith(`${part}.`) || name === part)) return true;
  switch (part) {
    case 'blocked':
      return detail.blocks.length > 0;
    case 'criteria':
      return detail.criteria.length > 0;
    case 'evidence':
      // What there is is shown in any case; recording more is asked for.
      return false;
    case 'notes':
      return detail.notes !== '';
    default:
      return detail[part].length > 0;
  }
}
