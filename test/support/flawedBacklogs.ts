import fc from 'fast-check';
import { backlogs } from './random.ts';

const flaw = fc.constantFrom(
  '    odd: é\n',
  '    parent: A-9\n',
  '    parent: A-1\n',
  '    dependsOn: [A-3, X-1]\n',
  '    severity: major # because\n',
  '    due: soon\n',
  '    # Ü\n',
);

/** Backlogs with something wrong in one item or another: it stays wrong, elsewhere, when others change. */
export const flawedBacklogs: fc.Arbitrary<string> = fc
  .tuple(backlogs, fc.array(fc.tuple(fc.nat({ max: 6 }), flaw), { maxLength: 3 }))
  .map(([text, flaws]) => {
    return flaws.reduce((so, [at, lines]) => so.replace(`    title: Item ${at + 1}`, (title) => lines + title), text);
  });
