import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { add, move, setField } from '../../../src/agents/tools/changes.ts';
import { readBacklog } from '../../../src/backlog/read.ts';
import { runTool } from '../../support/commandLine.ts';
import { runs } from '../../support/random.ts';

/** What one of many hands does. Outside writes are whole texts put in place, or lines appended, by something else. */
type Act =
  | { readonly kind: 'add' }
  | { readonly kind: 'move'; readonly item: number; readonly column: string; readonly top: boolean }
  | { readonly kind: 'set'; readonly item: number }
  | { readonly kind: 'outside'; readonly how: 'rename' | 'in place' | 'append' };

const item = fc.nat({ max: 7 });
const ours: fc.Arbitrary<Act> = fc.oneof(
  fc.constant<Act>({ kind: 'add' }),
  fc.record({
    kind: fc.constant('move' as const),
    item,
    column: fc.constantFrom('ideas', 'ready', 'done'),
    top: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('set' as const), item }),
);
const outside = fc.record({
  kind: fc.constant('outside' as const),
  how: fc.constantFrom('rename' as const, 'in place' as const, 'append' as const),
});
const appended: Act = { kind: 'outside', how: 'append' };

const first = `headwater: 1
board:
  columns: [ideas, ready, done]
# a comment that stays
items:
${Array.from({ length: 8 }, (_, index) => `  - id: A-${index + 1}\n    title: Item ${index + 1} # kept\n    own: x\n`).join('')}`;

/** What the file must say: of each item the last value that was set in a round of its own, and every line appended. */
class Model {
  readonly titles = new Map(Array.from({ length: 8 }, (_, index) => [`A-${index + 1}`, `Item ${index + 1}`]));
  readonly columns = new Map<string, ReadonlySet<string>>();
  readonly whys = new Map<string, ReadonlySet<string>>();
  readonly lines: string[] = [];

  check(text: string): void {
    const reading = readBacklog(text);
    assert(reading !== undefined);
    assert.deepEqual(
      reading.problems.filter(({ severity }) => severity !== 'hint'),
      [],
    );
    const { items } = reading.backlog;
    assert.deepEqual(Object.fromEntries(items.map(({ key, title }) => [key, title]).sort()), sorted(this.titles));
    for (const { key, column, fields } of items) {
      const columns = this.columns.get(key);
      if (columns !== undefined) assert(columns.has(column), `${key} is in ${column}`);
      const whys = this.whys.get(key);
      if (whys !== undefined) assert(whys.has(fields.why ?? ''), `${key}: ${fields.why ?? ''}`);
    }
    for (const line of this.lines) assert(text.includes(`${line}\n`), `${line} is lost`);
    assert.equal(text.split('# kept').length, 9);
    assert(text.includes('# a comment that stays\n'));
  }
}

const sorted = (map: ReadonlyMap<string, string>) => Object.fromEntries([...map].sort());

/** Several may have set the same thing at once: any of them may be the last. */
const oneOf = (values: Map<string, ReadonlySet<string>>, key: string, value: string, round: ReadonlySet<string>) => {
  const before = round.has(key) ? (values.get(key) ?? []) : [];
  values.set(key, new Set([...before, value]));
};

describe('Many hands on one file', () => {
  let folder: string;
  let serial = 0;
  const path = () => join(folder, 'backlog.yaml');
  const text = () => readFileSync(path(), 'utf8');
  const cache = process.env['XDG_CACHE_HOME'];

  before(() => {
    process.env['XDG_CACHE_HOME'] = mkdtempSync(join(tmpdir(), 'headwater-model-cache-'));
  });
  after(() => {
    rmSync(process.env['XDG_CACHE_HOME'] ?? '', { recursive: true, force: true });
    if (cache === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = cache;
  });
  const fresh = () => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-model-'));
    mkdirSync(join(folder, '.git'));
    writeFileSync(path(), first);
  };
  const clean = () => {
    assert.deepEqual(readdirSync(folder).sort(), ['.git', 'backlog.yaml']);
    rmSync(folder, { recursive: true, force: true });
  };

  /** Something that knows nothing of Headwater, reading and writing at one moment. */
  const writeOutside = (how: 'rename' | 'in place' | 'append', model: Model) => {
    const line = `# outside ${(serial += 1)}`;
    model.lines.push(line);
    if (how === 'append') appendFileSync(path(), `${line}\n`);
    else if (how === 'in place') writeFileSync(path(), `${line}\n${text()}`);
    else {
      writeFileSync(join(folder, '.git/other'), `${line}\n${text()}`);
      renameSync(join(folder, '.git/other'), path());
    }
  };

  /** Carries one round out, all at once, and tells the model what was said to be done. */
  const round = async (acts: readonly Act[], model: Model, hand: Hand) => {
    const moved = new Set<string>();
    const set = new Set<string>();
    await Promise.all(
      acts.map(async (act) => {
        const name = `${(serial += 1)}`;
        if (act.kind === 'outside') {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * hand.span));
          writeOutside(act.how, model);
        } else if (act.kind === 'add') model.titles.set(await hand.add(`New ${name}`), `New ${name}`);
        else if (act.kind === 'move') {
          const id = `A-${act.item + 1}`;
          await hand.move(id, act.column, act.top);
          oneOf(model.columns, id, act.column, moved);
          moved.add(id);
        } else {
          const id = `A-${act.item + 1}`;
          await hand.set(id, `Because ${name}`);
          oneOf(model.whys, id, `Because ${name}`, set);
          set.add(id);
        }
      }),
    );
    model.check(text());
  };

  /** How an act is carried out: within this process, or by one of its own. */
  interface Hand {
    readonly span: number;
    add(title: string): Promise<string>;
    move(id: string, column: string, top: boolean): Promise<unknown>;
    set(id: string, why: string): Promise<unknown>;
  }

  const setting = () => ({ folder, now: new Date('2026-11-02T09:00:00Z'), me: 'ana' });
  const within: Hand = {
    span: 60,
    add: async (title) => (await add(setting(), { title })).data.id,
    move: (id, column, top) => move(setting(), { id, column, place: top ? 'top' : undefined }),
    set: (id, value) => setField(setting(), { id, field: 'why', value }),
  };
  const tool = async (...words: string[]) => {
    const { exit, out, err } = await runTool(folder, words);
    assert.equal(exit, 0, err);
    return out;
  };
  const processes: Hand = {
    span: 600,
    add: (title) => tool('add', title),
    move: (id, column, top) => tool('move', id, column, ...(top ? ['--top'] : [])),
    set: (id, why) => tool('set', id, 'why', why),
  };

  it('loses no update of tools and of writers outside, in any order', async function () {
    this.timeout(120_000 + 100 * runs);
    const rounds = fc.array(fc.array(fc.oneof(ours, ours, outside), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        fresh();
        const model = new Model();
        for (const acts of all) await round(acts, model, within);
        clean();
      }),
      { numRuns: Math.ceil(Math.min(runs, 2000) / 20) },
    );
  });

  it('loses no update of processes and of lines appended outside', async function () {
    this.timeout(120_000 + 100 * runs);
    const acts = fc.array(fc.oneof(ours, ours, ours, fc.constant(appended)), { minLength: 4, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(acts, acts, async (one, other) => {
        fresh();
        const model = new Model();
        await round(one, model, processes);
        await round(other, model, processes);
        clean();
      }),
      { numRuns: Math.ceil(Math.min(runs, 4000) / 160) },
    );
  });
});
