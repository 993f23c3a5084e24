import assert from 'node:assert/strict';
import { initialsOf } from '../../../src/editor/board/cardView.ts';
import { branchNameOf, isBranchName } from '../../../src/editor/commands/branchName.ts';
import { titleFrom } from '../../../src/editor/commands/capturedTitle.ts';
import { escapeIcons, escapeMarkdown, shortened, withoutLinks } from '../../../src/editor/markdown.ts';

describe('The name of a branch', () => {
  it('is the id and the title, in letters that every tool takes', () => {
    assert.equal(
      branchNameOf({ id: 'PAY-12', title: 'Upgrade PostgreSQL 13 to 16' }),
      'PAY-12-upgrade-postgresql-13-to-16',
    );
    assert.equal(
      branchNameOf({ id: 'PAY-7', title: 'Überweisung: “sofort” — für alle!' }),
      'PAY-7-uberweisung-sofort-fur-alle',
    );
    assert.equal(branchNameOf({ id: undefined, title: '修正' }), '');
    assert.ok(branchNameOf({ id: 'A-1', title: 'long words '.repeat(30) }).length < 64);
  });

  it('is never one that git takes for something else', () => {
    for (const name of ['PAY-12', 'feature/PAY-12-x', 'a.b']) assert.ok(isBranchName(name), name);
    for (const name of [
      '',
      '-f',
      '--force',
      'a b',
      'a..b',
      'a~1',
      'a^',
      'x.lock',
      '/a',
      'a/',
      'a//b',
      '.a',
      'a@{1}',
      'a\nb',
      'a:b',
    ]) {
      assert.ok(!isBranchName(name), name);
    }
  });
});

describe('A captured title', () => {
  it('is the first line of what is selected', () => {
    assert.equal(titleFrom('\n  Round once\nand more', ''), 'Round once');
    assert.equal(titleFrom('// Round once */', ''), 'Round once');
  });

  it('is the TODO on the line where nothing is selected', () => {
    assert.equal(titleFrom('', '  total += x; // TODO(ana): round once'), 'round once');
    assert.equal(titleFrom('', '<!-- FIXME say why -->'), 'say why');
    assert.equal(titleFrom('', 'const nothing = 1;'), '');
  });
});

describe('A text of the file', () => {
  it('is only text in Markdown', () => {
    assert.equal(escapeMarkdown('[a](command:b) <img> $(bug)'), '\\[a\\]\\(command\\:b\\) \\<img\\> \\\\\\$\\(bug\\)');
    assert.equal(escapeMarkdown('one\n# two'), 'one \\# two');
  });

  it('is only text in a label, and has no sign too much where it names no icon', () => {
    assert.equal(escapeIcons('$(bug) $(sync~spin) costs $(5 + 3)'), '\\$(bug) \\$(sync~spin) costs $(5 + 3)');
  });

  it('is no link in a message', () => {
    assert.doesNotMatch(withoutLinks('[a](command:b)'), /\]\(/u);
  });

  it('is cut between characters where there is little room', () => {
    assert.equal(shortened('💥💥💥', 3), '💥💥💥');
    assert.equal(shortened('💥💥💥💥', 3), '💥💥…');
    assert.equal(titleFrom('💥'.repeat(200), ''), '💥'.repeat(120));
  });
});

describe('The initials of a person', () => {
  it('are two letters, of the first and the last name', () => {
    assert.deepEqual(['Ana Ruiz', 'ben', 'Maria del Mar', '', 'émile'].map(initialsOf), ['AR', 'BE', 'MM', '', 'ÉM']);
  });
});
