import assert from 'node:assert/strict';
import { type BranchCommit, aiShare, isAiMarked, markOf, trailersOf } from '../../../../src/core/batch/aiMarks.ts';

function commit(message: string, rest: Partial<BranchCommit> = {}): BranchCommit {
  const at = new Date('2026-11-02T10:00:00Z');
  const files = [{ path: 'a.ts', lines: { added: 10, deleted: 1 } }];
  return {
    commit: 'c',
    authored: at,
    committed: at,
    name: 'Ana Ruiz',
    email: 'ana@example.org',
    message,
    files,
    ...rest,
  };
}
const by = (trailer: string) => commit(`Add totals\n\nA longer text.\n\n${trailer}\n`);
const inMay = { authored: new Date('2026-05-03T10:00:00Z'), committed: new Date('2026-05-03T10:00:00Z') };

const marks: readonly (readonly [title: string, commit: BranchCommit, mark: string])[] = [
  ['no trailer', commit('Add totals'), 'not-marked'],
  ['Claude', by('Co-Authored-By: Claude <noreply@anthropic.com>'), 'marked'],
  ['any name with that address', by('Co-authored-by: X <NoReply@Anthropic.com>'), 'marked'],
  ['a person of that name', by('Co-authored-by: Claude Dupont <claude@example.fr>'), 'not-marked'],
  ['a person called Claude', by('Co-authored-by: Claude <claude@example.fr>'), 'not-marked'],
  ['Copilot', by('Co-authored-by: Copilot <copilot@github.com>'), 'marked'],
  ['Copilot at GitHub', by('Co-authored-by: Copilot <175728472+Copilot@users.noreply.github.com>'), 'marked'],
  ['somebody who only looks like it', by('Co-authored-by: X <evil+copilot@users.noreply.github.com>'), 'not-marked'],
  ['Cursor', by('Co-authored-by: Cursor <cursoragent@cursor.com>'), 'marked'],
  ['Codex', by('Co-authored-by: Codex <noreply@openai.com>'), 'marked'],
  ['aider', by('Co-authored-by: aider (gpt-5) <noreply@aider.chat>'), 'marked'],
  ['aider as a suffix', commit('x', { name: 'Ana Ruiz (aider)' }), 'marked'],
  ['Qwen', by('Co-authored-by: Qwen-Coder <qwen-coder@alibabacloud.com>'), 'marked'],
  ['opencode', by('Co-authored-by: opencode <noreply@opencode.ai>'), 'marked'],
  ['Devin as the author', commit('x', { name: 'devin-ai-integration[bot]', email: 'x@y' }), 'marked'],
  [
    'Gemini',
    by('Co-authored-by: gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>'),
    'marked',
  ],
  ['a name without an address', by('Generated-by: Claude Opus 4'), 'marked'],
  ['the kernel’s form', by('Assisted-by: Claude:opus-4 coccinelle'), 'marked'],
  ['a tool that nobody knows', by('Assisted-by: sed'), 'not-marked'],
  ['a person who helped', by('Co-authored-by: Ben Okafor <ben@example.org>'), 'not-marked'],
  [
    'a mention in the text',
    commit('Add totals\n\nAs Co-authored-by: Claude <noreply@anthropic.com> says.\n'),
    'not-marked',
  ],
  ['a subject that looks like one', commit('Generated-by: Claude'), 'not-marked'],
  ['what VS Code added wrongly', { ...by('Co-authored-by: Copilot <copilot@github.com>'), ...inMay }, 'unknown'],
  ['Claude in those months', { ...by('Co-authored-by: Claude <noreply@anthropic.com>'), ...inMay }, 'marked'],
  [
    'trailers in two paragraphs',
    by('Co-authored-by: X <noreply@anthropic.com>\n\nSigned-off-by: Ana <ana@example.org>'),
    'marked',
  ],
];

describe('An AI mark', () => {
  for (const [title, marked, mark] of marks) {
    it(`of ${title}: ${mark}`, () => {
      assert.equal(markOf(marked), mark);
    });
  }

  it('makes a branch marked from half of its added lines on', () => {
    const marked = by('Co-authored-by: Claude <noreply@anthropic.com>');
    const plain = commit('x');
    assert.deepEqual(aiShare([marked, plain], 7), { marked: 10, notMarked: 10, unknown: 7 });
    assert.equal(isAiMarked([marked, plain]), true);
    assert.equal(isAiMarked([marked, plain, plain]), false);
    assert.equal(isAiMarked([]), false);
  });

  it('reads trailers whatever breaks the lines', () => {
    assert.deepEqual(trailersOf('x\r\n\r\nA-b: one\r\n  two\r\nC: three\r\n'), [
      { key: 'a-b', value: 'one two' },
      { key: 'c', value: 'three' },
    ]);
    assert.deepEqual(trailersOf(`x\n\n${'a'.repeat(100_000)}`), []);
  });
});
