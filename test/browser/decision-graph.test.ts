import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';
import { allThemes } from '../support/workbench.ts';

const records: Readonly<Record<string, string>> = {
  'docs/decisions/0001-use-mysql.md':
    '# 1. Use MySQL\n\n## Status\n\nSuperseded by [3. Use PostgreSQL](0003-use-postgresql.md)\n',
  'docs/decisions/0002-log-as-json.md': '---\nstatus: accepted\nreview-by: 2026-02-01\n---\n# Log as JSON\n',
  'docs/decisions/0003-use-postgresql.md': '---\nstatus: accepted\n---\n# Use PostgreSQL\n',
  'docs/decisions/0004-drop-cookies.md': '---\nstatus: proposed\ndepends-on: [ADR-0003]\n---\n# <b>Drop</b> cookies\n',
};

describe('The graph of decisions', () => {
  const workbench = useWorkbench({ files: records, opensBoard: false });
  const frame = () => workbench().board.frame;
  const focused = async () => (await frame().locator(':focus').textContent())?.replace(/\s+/g, ' ');
  const walks = async (key: string, to: RegExp) => {
    await workbench().page.keyboard.press(key);
    await eventually(async () => {
      assert.match((await focused()) ?? '', to);
    });
  };

  before(async () => {
    await workbench().statusBar('headwater.wip').waitFor();
    // The palette offers it once decisions are known, and not while it is open.
    await workbench().openViewContainer();
    await workbench().page.locator('.sidebar .pane-header').filter({ hasText: 'Decisions' }).waitFor();
    await workbench().palette('Headwater: Show Decisions as a Graph');
    await frame().locator('[data-decision]').nth(3).waitFor();
  });

  it('is walked by keyboard, and says of each decision what it is worth and how it relates', async () => {
    await frame()
      .getByRole('button', { name: /^ADR-0001/ })
      .focus();
    assert.match((await focused()) ?? '', /^ADR-0001 Use MySQL ?Superseded, superseded by ADR-0003 Use PostgreSQL/);
    await walks('ArrowRight', /^ADR-0003 Use PostgreSQL ?Accepted, /);
    await walks('ArrowRight', /^ADR-0004 .*Proposed, depends on ADR-0003/);
    await walks('ArrowLeft', /^ADR-0003/);
    await walks('ArrowDown', /^ADR-0002 Log as JSON ?Accepted, look again, To be looked at again by/);
    assert.equal(await frame().locator('[data-decision][tabindex="0"]').count(), 1);
    await workbench().page.keyboard.press('Enter');
    await workbench().page.locator('.tab.active[data-resource-name="0002-log-as-json.md"]').waitFor();
    await workbench().palette('Headwater: Show Decisions as a Graph');
    await frame().locator('[data-decision]').first().waitFor();
  });

  it('has the focus on the decision that the tree names, also after it lay below another tab', async () => {
    const inTree = (name: RegExp) => workbench().page.locator('.sidebar').getByRole('treeitem', { name });
    await inTree(/^ADR-0002/).dblclick();
    await workbench().page.locator('.tab.active[data-resource-name="0002-log-as-json.md"]').waitFor();
    const entry = workbench().page.getByRole('menuitem', { name: 'Show Decisions as a Graph' });
    // The menu takes no click in the moment in which it opens.
    await eventually(async () => {
      if (!(await entry.isVisible())) await inTree(/^ADR-0004/).click({ button: 'right' });
      await entry.click({ timeout: 2000 });
    });
    await eventually(async () => {
      assert.match((await focused()) ?? '', /^ADR-0004/);
    });
  });

  it('holds against axe in every theme, as a graph and as a text that says the same', async () => {
    for (const theme of allThemes) {
      await workbench().setTheme(theme);
      assert.deepEqual(await workbench().board.axe(), [], theme);
    }
    await frame().getByRole('button', { name: 'Text', exact: true }).click();
    const text = frame().locator('.text');
    await text.waitFor();
    assert.match(await text.innerText(), /ADR-0001 Use MySQL Superseded\s+superseded by ADR-0003 Use PostgreSQL/);
    assert.match(await text.innerText(), /<b>Drop<\/b> cookies/);
    assert.deepEqual(await workbench().board.axe(), []);
    await frame().getByRole('button', { name: 'Graph', exact: true }).click();
  });

  it('is there after the window was loaded again, as it was left', async () => {
    await frame().getByRole('button', { name: 'Text', exact: true }).click();
    await frame().locator('.text').waitFor();
    await workbench().hasKept(/asText\\*":true/u);
    await workbench().reload();
    await frame().locator('.text').waitFor();
    assert.match(await frame().locator('.text').innerText(), /ADR-0001 Use MySQL Superseded/);
  });

  it('is refused nothing by the content security policy', () => {
    assert.deepEqual(workbench().policyViolations, []);
  });
});
