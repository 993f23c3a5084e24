import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/useWorkbench.ts';

describe('The board in the workbench', () => {
  const workbench = useWorkbench();

  it('shows the cards of the file, column by column', async () => {
    await eventually(async () => {
      assert.equal(
        await workbench().board.text(),
        ['ideas: PAY-21', 'ready: PAY-18 PAY-19', 'building: PAY-12 PAY-15', 'review:', 'done: PAY-9'].join('\n'),
      );
    });
  });

  it('is refused nothing by the content security policy', () => {
    assert.deepEqual(workbench().policyViolations, []);
  });
});

describe('The collector of policy violations', () => {
  const workbench = useWorkbench();

  it('sees what a webview is refused', async () => {
    await workbench()
      .board.frame.locator('body')
      .evaluate((body) => {
        const style = body.ownerDocument.createElement('style');
        style.textContent = 'body { color: red }';
        body.append(style);
      });
    await eventually(() => {
      assert.notDeepEqual(workbench().policyViolations, []);
    });
  });
});
