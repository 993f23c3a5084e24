import assert from 'node:assert/strict';
import { itemOfBranch } from '../../../../src/core/batch/branchItem.ts';
import { readBacklog } from '../../../../src/backlog/read.ts';

const text = `headwater: 1
items:
  - { id: PAY-1, title: One }
  - { id: PAY-12, title: Twelve }
  - { id: PAY-13, title: Thirteen, branch: spike/pool }
  - { id: OPS-1, title: Other }
`;

const ofBranch = (branch: string) => {
  const backlog = readBacklog(text)?.backlog;
  return backlog && itemOfBranch(backlog, branch)?.id;
};

describe('The item of a branch', () => {
  const table: readonly (readonly [branch: string, item: string | undefined, why: string])[] = [
    ['spike/pool', 'PAY-13', 'it names the branch'],
    ['PAY-12-upgrade', 'PAY-12', 'its id begins the name'],
    ['ana/pay-12', 'PAY-12', 'in any case, as a whole word'],
    ['feature/PAY-12_pool', 'PAY-12', 'a low line ends a word'],
    ['PAY-1', 'PAY-1', 'not PAY-12'],
    ['PAY-123', undefined, 'the id goes on'],
    ['REPAY-12', undefined, 'the id begins earlier'],
    ['PAY-1-and-OPS-1', undefined, 'two are named'],
    ['main', undefined, 'none is named'],
  ];
  for (const [branch, item, why] of table)
    it(`of ${branch} is ${item ?? 'nobody’s'}: ${why}`, () => {
      assert.equal(ofBranch(branch), item);
    });
});
