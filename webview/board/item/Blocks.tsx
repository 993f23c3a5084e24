import type { JSX } from 'preact';
import type { ItemDetail } from '../../../src/protocol/itemDetail.ts';
import { Icon } from '../../shared/Icon.tsx';
import { Button, TextArea, TextField } from '../../shared/controls.ts';
import { dayText } from '../dates.ts';
import { blockedWords } from '../words.ts';
import { Composer } from './Composer.tsx';
import { type Editing, bindLoose } from './editing.ts';
import { Section, named } from './Section.tsx';

/** What the item waits for, and what it waited for. */
export function Blocks({ editing }: { readonly editing: Editing }): JSX.Element {
  const { detail, card, session, writable } = editing;
  const past = detail.blocks.filter(({ until }) => until !== undefined);
  const unblock = (): void => void session.item.ask(card.key, { type: 'act', act: { what: 'unblock' } });
  return (
    <Section title="Blocked" adds="blocked">
      {card.blocked === undefined ? (
        writable && <Block editing={editing} />
      ) : (
        <div class="blocked-now">
          <Icon name="circle-slash" />
          <p class="said">{blockedWords(card)}</p>
          {writable && (
            <Button secondary onPress={unblock}>
              Unblocked
            </Button>
          )}
        </div>
      )}
      {past.map((block, index) => (
        <p key={index} class="by">
          {pastWords(block)}
        </p>
      ))}
    </Section>
  );
}

function pastWords({ since, until, waitsFor, reason }: ItemDetail['blocks'][number]): string {
  const days = [since, until].map((time) => (time === undefined ? '?' : dayText(time))).join(' – ');
  return [days, waitsFor, reason].filter((part) => part !== undefined).join(' · ');
}

function Block({ editing }: { readonly editing: Editing }): JSX.Element {
  const names = ['blocked.reason', 'blocked.waitsFor'];
  return (
    <Composer
      editing={editing}
      names={names}
      action="Blocked"
      wish={(typed) => {
        const [reason, waitsFor] = names.map(typed);
        return reason === undefined && waitsFor === undefined
          ? undefined
          : { type: 'act', act: { what: 'block', reason, waitsFor } };
      }}
    >
      <TextArea
        {...named(bindLoose(editing, 'blocked.reason', 'Why it cannot go on'))}
        rows={1}
        placeholder="Why can it not go on?"
      />
      <TextField
        {...named(bindLoose(editing, 'blocked.waitsFor', 'Who or what it waits for'))}
        placeholder="Waits for"
      />
    </Composer>
  );
}
