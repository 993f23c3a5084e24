import { responses } from '../../core/model/intention.ts';
import type { PhraseValues } from '../../core/model/problem.ts';
import type { ConcernFate, Digest, FinishedItem } from '../../core/policy/digest.ts';
import type { EvidenceNeed } from '../../core/policy/evidence.ts';
import { plainMarkdown } from '../plainMarkdown.ts';
import { fill } from '../fill.ts';
import { type SayBalance, balanceSection, dayText, named } from './balanceDocument.ts';
import { type DigestCode, digestPhrases } from './digestPhrases.ts';

export type SayDigest = (code: DigestCode, values?: PhraseValues) => string;

export const sayDigestInEnglish: SayDigest = (code, values = {}) => fill(digestPhrases[code], values);

/** How a digest is said, with the balance in it. */
export interface DigestVoices {
  readonly say: SayDigest;
  readonly sayBalance: SayBalance;
}

/** A look back on a period as a Markdown document, for a retrospective. */
export function digestDocument(digest: Digest, stream: string | undefined, { say, sayBalance }: DigestVoices): string {
  const { period, finished, experiments, concerns, against, thanks, balance } = digest;
  const title = [say('digest.title'), ...(stream === undefined ? [] : [plainMarkdown(stream)])].join(': ');
  const sections: readonly (readonly [DigestCode, readonly string[]])[] = [
    ['digest.finished', finished.map((one) => finishedLine(one, say))],
    ['digest.learned', experiments.map((one) => experimentLine(one, say))],
    ['digest.concerns', concerns.map((one) => concernLine(one, say))],
    ['digest.against', against.map(({ item, because }) => `${named(item)}: ${reason(because, say)}`)],
    [
      'digest.thanks',
      thanks.map(({ item, thanks: { to = '?', for: text = '' } }) =>
        say('digest.thanks.item', { who: plainMarkdown(to), text: plainMarkdown(text), item: named(item) }),
      ),
    ],
  ];
  const written = sections.flatMap(([code, lines]) =>
    lines.length === 0 ? [] : [`## ${say(code)}`, lines.map((line) => `- ${line}`).join('\n')],
  );
  const dates = say('digest.period', { from: dayText(period.from), to: dayText(period.to) });
  const rest =
    balance.started + balance.finished === 0
      ? []
      : [`## ${sayBalance('balance.title')}`, balanceSection(balance, sayBalance)];
  const body = [...written, ...rest];
  return [`# ${title}`, dates, ...(body.length === 0 ? [say('digest.nothing')] : body)].join('\n\n') + '\n';
}

function finishedLine({ item, there, missing }: FinishedItem, say: SayDigest): string {
  const words = (needs: readonly EvidenceNeed[]) => needs.map((need) => say(`digest.need.${need}`)).join(', ');
  const values = { item: named(item), there: words(there), missing: words(missing) };
  if (missing.length > 0) return say('digest.finished.item.without', { ...values, there: values.there || '–' });
  return say(there.length > 0 ? 'digest.finished.item' : 'digest.finished.item.bare', values);
}

function experimentLine({ item, experiment }: Digest['experiments'][number], say: SayDigest): string {
  const { hypothesis, result, learned } = experiment;
  const said = [
    ...(hypothesis === undefined ? [] : [say('digest.experiment.expected', { text: plainMarkdown(hypothesis) })]),
    ...(result === undefined ? [] : [say('digest.experiment.result', { text: plainMarkdown(result) })]),
    learned === undefined
      ? say('digest.experiment.unlearned')
      : say('digest.experiment.learned', { text: plainMarkdown(learned) }),
  ];
  return `${named(item)}: ${said.join('; ')}`;
}

function concernLine({ item, concern, state }: ConcernFate, say: SayDigest): string {
  const { about = '', response, note } = concern;
  const known = responses.find((one) => one === response);
  const answer = known === undefined ? plainMarkdown(response ?? '–') : say(`digest.response.${known}`);
  const become =
    state === 'answered' ? say('digest.concern.answered', { response: answer }) : say(`digest.concern.${state}`);
  const subject = item === undefined ? say('digest.plan') : named(item);
  const line = say('digest.concern', { item: subject, about: plainMarkdown(about), state: become });
  return note === undefined ? line : `${line} ${plainMarkdown(note)}`;
}

function reason(because: string | undefined, say: SayDigest): string {
  return because === undefined ? say('digest.no-reason') : plainMarkdown(because);
}
