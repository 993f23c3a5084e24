import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Backlog } from '../../../../src/core/model/backlog.ts';
import { type InvestLetter, investIn, investLetters, trustedLetters } from '../../../../src/core/policy/invest.ts';
import { drawn } from '../../../support/random.ts';
import { useCorpus } from '../../importers/project.ts';

type Label = Readonly<Record<string, { readonly is: 'fine' | 'unclear'; readonly because: string }>>;

interface Labels {
  readonly seed: number;
  readonly items: Readonly<Record<string, Label>>;
}

const labelsIn = (name: string): Labels =>
  // Our own file, whose form the first test holds.
  parse(readFileSync(join(process.cwd(), 'test/fixtures/invest', name), 'utf8')) as Labels;
const labels = labelsIn('labels.yaml');
const later = labelsIn('later.yaml');

interface Figures {
  readonly shown: number;
  readonly agreed: number;
  readonly unclear: number;
}

function measure(backlog: Backlog, { items }: Labels, letter: InvestLetter): Figures {
  const hintsOf = investIn(backlog);
  const judged = Object.entries(items).map(([id, label]) => {
    const item = backlog.items.find((one) => one.id === id);
    assert.ok(item, id);
    const isShown = hintsOf(item).some((hint) => hint.letter === letter);
    return { isShown, isUnclear: label[letter.slice(0, 1).toUpperCase()]?.is === 'unclear' };
  });
  return {
    shown: judged.filter(({ isShown }) => isShown).length,
    agreed: judged.filter(({ isShown, isUnclear }) => isShown && isUnclear).length,
    unclear: judged.filter(({ isUnclear }) => isUnclear).length,
  };
}

describe('The labels for INVEST', () => {
  it('say of every item and letter fine or unclear, with a reason', () => {
    for (const { items } of [labels, later])
      for (const [id, label] of Object.entries(items)) {
        assert.deepEqual(Object.keys(label).join(''), 'INVEST', id);
        for (const { is, because } of Object.values(label))
          assert.ok(['fine', 'unclear'].includes(is) && because !== '');
      }
    assert.deepEqual([Object.keys(labels.items).length, Object.keys(later.items).length], [60, 30]);
  });
});

describe('INVEST hints on a real project', () => {
  const reading = useCorpus();

  it('are measured on items that a seed has drawn', () => {
    const ids = reading().backlog.items.map(({ key }) => key);
    const first = drawn(ids, 60, labels.seed);
    assert.deepEqual(first.toSorted(), Object.keys(labels.items).toSorted());
    const rest = ids.filter((id) => !first.includes(id));
    assert.deepEqual(drawn(rest, 30, later.seed).toSorted(), Object.keys(later.items).toSorted());
  });

  for (const letter of trustedLetters)
    it(`agree with the labels for ${letter}: 9 in 10 of those shown, 6 in 10 of the unclear found`, () => {
      const { shown, agreed, unclear } = measure(reading().backlog, labels, letter);
      assert.ok(agreed >= 0.9 * shown && agreed >= 0.6 * unclear, `${agreed} of ${shown} shown, ${unclear} unclear`);
    });

  it('are off by default for the letters that do not', () => {
    const reaches = investLetters.filter((letter) => {
      const { shown, agreed, unclear } = measure(reading().backlog, labels, letter);
      return agreed >= 0.9 * shown && agreed >= 0.6 * unclear;
    });
    assert.deepEqual(reaches, trustedLetters);
  });

  it('are reported for items drawn afterwards, without tuning', () => {
    const figures = investLetters.map((letter) => {
      const { shown, agreed, unclear } = measure(reading().backlog, later, letter);
      return `${letter}: ${agreed} of ${shown} shown agree, ${agreed} of ${unclear} unclear found`;
    });
    const guide = readFileSync(join(process.cwd(), 'docs/guide/planning.md'), 'utf8');
    for (const line of figures) assert.ok(guide.includes(line), line);
  });
});
