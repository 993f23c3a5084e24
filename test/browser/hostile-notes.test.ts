import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

/** Markdown that would do more than be read, if anything let it. */
const hostile = [
  '# A heading <script>document.title = "owned"</script>',
  '<img src=x onerror="document.title = \'owned\'"> <svg onload="document.title=\'owned\'"><circle r=9></svg>',
  '[run](javascript:document.title=%27owned%27) [quit](command:workbench.action.quit) [file](file:///etc/passwd)',
  '<a href="https://example.org" onclick="document.title=\'owned\'" style="position:fixed;inset:0" target=_top>here</a>',
  '<iframe src="https://example.org"></iframe><form action="https://example.org"><button>Send</button></form>',
  '<style>* { display: none }</style><base href="https://example.org"><meta http-equiv="refresh" content="0;url=https://example.org">',
  '![far](https://example.org/pixel.png) <video src="https://example.org/v.mp4"></video>',
  '<math><mi><style></math><img src=x onerror=alert(1)></style></mi></math>',
  '- [x] done\n- [ ] open\n\n| a | b |\n|---|---|\n| 1 | 2 |',
].join('\n\n');

const indented = hostile.replaceAll(/^(?=.)/gmu, '      ');
const backlog = `headwater: 1
items:
  - id: A-1
    title: Hostile
    notes: |
${indented}
  - id: A-2
    title: Huge
    notes: "${'[x](y) **b** '.repeat(8_000)}"
`;

describe('Notes that would do more than be read', () => {
  const workbench = useWorkbench({ files: { 'backlog.yaml': backlog } });

  it('are drawn as text, and nothing of them runs, loads, covers or leads away', async () => {
    const { board, page } = workbench();
    await board.card('A-1').focus();
    await page.keyboard.press('Enter');
    const drawn = board.frame.locator('.drawn');
    await drawn.locator('h4').waitFor();
    assert.match(await drawn.innerText(), /A heading <script>/u);
    assert.match(await drawn.innerText(), /☑ done/u);
    assert.match(await drawn.innerText(), /\[image: far\]/u);
    const strange =
      'script, img, svg, iframe, form, style, base, meta, video, math, a, input, [onclick], [onerror], [style]';
    assert.equal(await drawn.locator(strange).count(), 0);
    for (const name of ['run', 'quit', 'file']) await drawn.getByRole('button', { name, exact: true }).click();
    assert.notEqual(await board.frame.locator('body').evaluate(() => document.title), 'owned');
    assert.deepEqual(await board.axe(), []);
    assert.equal(await workbench().readFile(), backlog);
  });

  it('are cut where they are longer than anybody reads', async () => {
    const { board, page } = workbench();
    await board.card('A-2').focus();
    await page.keyboard.press('Enter');
    await eventually(async () => {
      const letters = (await board.frame.locator('.drawn').innerText()).length;
      assert.ok(letters > 1_000 && letters < 50_000, `${letters} characters are drawn.`);
    });
  });

  it('are refused nothing by the content security policy', () => {
    assert.deepEqual(workbench().policyViolations, []);
  });
});
