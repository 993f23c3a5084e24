import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { headwater, keepMainBacklog, mainBacklog, write } from './headwater.ts';

const broken = `headwater: 1
board: { columns: [ideas, done] }
items:
  - id: A-1
    title: One
    status: nowhere
  - title: Two
  - id: A-3
    title: [broken
  - id: A-4
    title: Four
`;

/** What the Problems panel shows of a file, advice left out: `line severity code`. */
function problemsOf(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source === 'headwater' && severity <= vscode.DiagnosticSeverity.Warning)
    .map(({ range, code }) => `${range.start.line + 1} ${JSON.stringify(code)}`.replaceAll('"', ''));
}

describe('The problems of a file', () => {
  keepMainBacklog();
  afterEach(async () => {
    await eventually(() => {
      assert.deepEqual(problemsOf(mainBacklog()), []);
    });
  });

  it('are shown with their lines, and the other items still work', async () => {
    const { backlogs } = await headwater();
    await write(mainBacklog(), broken);
    await eventually(() => {
      const problems = problemsOf(mainBacklog());
      assert.ok(problems.includes('6 item.unknown-column'), problems.join('\n'));
      assert.ok(
        problems.some((problem) => problem.endsWith('item.without-id')),
        problems.join('\n'),
      );
      assert.ok(problems.length >= 3, problems.join('\n'));
    });
    const file = await backlogs.file(mainBacklog());
    assert.deepEqual(
      file?.reading.backlog.items.map(({ title }) => title).filter((title) => !title.includes('broken')),
      ['One', 'Two', 'Four'],
    );
  });

  it('are mended by a quick fix', async () => {
    await headwater();
    await write(mainBacklog(), 'headwater: 1\nitems:\n  - title: Two\n');
    await eventually(() => {
      assert.deepEqual(problemsOf(mainBacklog()), ['3 item.without-id']);
    });
    const document = await vscode.workspace.openTextDocument(mainBacklog());
    const [problem] = vscode.languages.getDiagnostics(mainBacklog());
    assert.ok(problem);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      mainBacklog(),
      problem.range,
    );
    const fix = actions.find(({ title }) => title.startsWith('Give it the id'));
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    await eventually(() => {
      assert.match(document.getText(), /id: /u);
      assert.deepEqual(problemsOf(mainBacklog()), []);
    });
  });
});
