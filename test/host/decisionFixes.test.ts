import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { first, isKnown, newer, older, recordUri, run, second, useDecisions } from './decisionStory.ts';
import { onDisk, undoIn, write } from './headwater.ts';

describe('Problems of decisions are', () => {
  const session = useDecisions();

  /** The quick fix of that name, once it is offered for what the file says. */
  const fix = async (uri: vscode.Uri, title: RegExp) => {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const text = await onDisk(uri);
    return eventually(async () => {
      assert.equal(document.getText(), text);
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        whole,
      );
      const action = found.find((one) => title.test(one.title));
      assert.ok(action, found.map((one) => one.title).join('\n'));
      return action;
    });
  };

  it('put right by quick fixes: a link is written on its other side, a text is quoted, a template decided', async () => {
    await write(newer, second.replace('proposed', 'accepted').replace('date:', 'decision-makers: @ana\ndate:'));
    const third = recordUri('0003-use-c.md');
    await write(third, '---\nstatus: "{proposed | accepted}"\n---\n# Use C\n');
    await isKnown(session(), 3);
    const { edit } = await fix(newer, /^Put the text in quotes$/u);
    assert.ok(edit);
    await vscode.workspace.applyEdit(edit);
    assert.match((await vscode.workspace.openTextDocument(newer)).getText(), /^decision-makers: "@ana"$/mu);
    const link = await fix(older, /^Write here what ADR-0002 .* says$/u);
    assert.equal(link.command?.command, 'headwater.linkDecision');
    await run('linkDecision', link.command.arguments?.[0]);
    assert.match(await onDisk(older), /superseded by ADR-0002/u);
    const accept = await fix(third, /^Accept this decision$/u);
    assert.equal(accept.command?.command, 'headwater.acceptDecision');
    await run('acceptDecision', accept.command.arguments?.[0]);
    assert.match(await onDisk(third), /^status: "accepted"$/mu);
  });

  it('put right by an edit of their own text: a link that leads nowhere, two statuses, an open front matter', async () => {
    let number = 2;
    const repaired = async (text: string, title: RegExp) => {
      number += 1;
      const uri = recordUri(`000${number}-use-c.md`);
      await write(uri, text);
      const { edit } = await fix(uri, title);
      assert.ok(edit);
      await vscode.workspace.applyEdit(edit);
      return (await vscode.workspace.openTextDocument(uri)).getText();
    };
    const linked = '---\nstatus: accepted\namends: [ADR-0009, ADR-0001]\n---\n# Use C\n';
    assert.equal(await repaired(linked, /^Take out the link to 9$/u), linked.replace('ADR-0009, ', ''));
    const worded = '---\nstatus: accepted\n---\n# Use C\n\n## Links\n\n* Amends ADR-0009, which is MySQL\n';
    assert.equal(
      await repaired(worded, /^Lead the link to ADR-0001 Use MySQL$/u),
      worded.replace('ADR-0009', 'ADR-0001'),
    );
    const both = '---\nstatus: accepted\n---\n# Use C\n\n## Status\n\nProposed\n';
    assert.equal(await repaired(both, /^Keep “accepted”$/u), both.replace('Proposed', 'Accepted'));
    assert.equal(
      await repaired('---\nstatus: accepted\n# Use C\n', /^Close the front matter$/u),
      '---\nstatus: accepted\n---\n# Use C\n',
    );
    assert.match(await repaired('', /^Begin the record$/u), /^---\nstatus: proposed\n/u);
  });

  it('linked back to all that speak of them at once, as one step of undo', async () => {
    const third = recordUri('0003-use-c.md');
    await write(newer, second.replace('proposed', 'accepted'));
    await write(third, '---\nstatus: accepted\namends: [ADR-0001]\n---\n# Use C\n');
    await isKnown(session(), 3);
    const { command } = await fix(older, /^Write here what all of them say$/u);
    await run('linkDecision', command?.arguments?.[0]);
    assert.match(await onDisk(older), /superseded by ADR-0002[^]*amended-by: \[ADR-0003\]/u);
    await undoIn(older);
    assert.equal((await vscode.workspace.openTextDocument(older)).getText(), first);
  });
});
