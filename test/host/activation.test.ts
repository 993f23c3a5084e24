import assert from 'node:assert/strict';
import { headwater } from './headwater.ts';

/** VS Code's own measurements in its extension host; not documented, so they may be missing. */
interface Marks {
  readonly MonacoPerformanceMarks?: { getMarks(): readonly { readonly name: string; readonly startTime: number }[] };
}

/** Milliseconds from VS Code's `will…` mark to its `did…` mark for this extension. */
function milliseconds(what: 'LoadExtensionCode' | 'ActivateExtension'): number | undefined {
  const marks = (globalThis as Marks).MonacoPerformanceMarks?.getMarks() ?? [];
  const [begin, end] = ['will', 'did'].map(
    (when) => marks.find(({ name }) => name === `code/extHost/${when}${what}/headwater.headwater`)?.startTime,
  );
  return begin === undefined || end === undefined ? undefined : end - begin;
}

describe('Activation', () => {
  it('reads no backlog, loads no parser and starts no git', async function () {
    const { activation } = await headwater();
    const figures = [
      activation.milliseconds.toFixed(1),
      milliseconds('LoadExtensionCode'),
      milliseconds('ActivateExtension'),
    ];
    // Reported, not asserted: a machine under load is slow, and what activation must not do is counted below.
    this.runnable().title += ` (activate ${figures[0] ?? '?'} ms; VS Code: load ${figures[1] ?? '?'} + activate ${figures[2] ?? '?'} ms)`;
    const { backlogsRead, parserLoaded, processesStarted } = activation;
    assert.deepEqual(
      { backlogsRead, parserLoaded, processesStarted },
      { backlogsRead: 0, parserLoaded: false, processesStarted: 0 },
    );
  });
});
