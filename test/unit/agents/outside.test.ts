import assert from 'node:assert/strict';
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeText, createText } from '../../../src/agents/files.ts';
import { type WriteStep, writeSteps } from '../../../src/agents/writing/replace.ts';

describe('A write, while something else than Headwater writes', () => {
  let folder: string;
  const path = () => join(folder, 'backlog.yaml');
  const now = () => readFileSync(path(), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headwater-outside-'));
    writeFileSync(path(), 'first\n');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const byRename = (text: string) => {
    writeFileSync(join(folder, 'other'), text);
    renameSync(join(folder, 'other'), path());
  };
  const append = (line: string, observe: (step: WriteStep) => void) =>
    changeText(path(), (text) => Promise.resolve({ text: `${text}${line}\n`, answer: undefined }), { observe });
  /** Does something the first time that a step is reached. */
  const once = (step: WriteStep, act: () => void) => {
    let done = false;
    return (reached: WriteStep) => {
      if (reached !== step || done) return;
      done = true;
      act();
    };
  };

  for (const step of writeSteps.filter((name) => name !== 'after-rename')) {
    it(`is planned anew on what was written at “${step}”`, async () => {
      await append(
        'ours',
        once(step, () => {
          byRename('theirs\n');
        }),
      );
      assert.equal(now(), 'theirs\nours\n');
      await append(
        'again',
        once(step, () => {
          writeFileSync(path(), 'in place\n');
        }),
      );
      assert.equal(now(), 'in place\nagain\n');
      assert.deepEqual(readdirSync(folder), ['backlog.yaml']);
    });
  }

  it('puts back what was written in place into the file that it has just replaced', async () => {
    const file = openSync(path(), 'r+');
    await append(
      'ours',
      once('after-rename', () => {
        ftruncateSync(file);
        writeSync(file, 'theirs\n', 0);
      }),
    );
    closeSync(file);
    assert.equal(now(), 'theirs\nours\n');
  });

  it('waits for somebody who has emptied the file to write it again', async () => {
    writeFileSync(path(), '');
    setTimeout(() => {
      writeFileSync(path(), 'theirs\n');
    }, 40);
    await append('ours', () => undefined);
    assert.equal(now(), 'theirs\nours\n');
  });

  it('fails by what the file says, not by what it said for a moment', async () => {
    let tries = 0;
    const plan = (text: string) => {
      tries += 1;
      if (tries === 1) {
        writeFileSync(path(), 'whole\n');
        throw new Error('half a text');
      }
      return Promise.resolve({ text: `${text}ours\n`, answer: undefined });
    };
    await changeText(path(), plan);
    assert.equal(now(), 'whole\nours\n');
    await assert.rejects(
      changeText(path(), () => Promise.reject(new Error('no such item'))),
      /no such item/,
    );
  });

  it('gives up on a file that never holds still, and leaves it as it is', async () => {
    let round = 0;
    const restless = append('ours', (step) => {
      if (step === 'before-rename') byRename(`${(round += 1)}\n`);
    });
    await assert.rejects(restless, /keeps changing/);
    assert.equal(now(), '50\n');
    assert.deepEqual(readdirSync(folder), ['backlog.yaml']);
  });

  it('creates no file where somebody else has just done so', async () => {
    rmSync(path());
    const observe = once('before-rename', () => {
      writeFileSync(path(), 'theirs\n');
    });
    assert.equal(await createText(path(), 'ours\n', { observe }), false);
    assert.equal(now(), 'theirs\n');
    assert.deepEqual(readdirSync(folder), ['backlog.yaml']);
  });

  it('refuses to write what is not UTF-8, whose bytes it would change', async () => {
    writeFileSync(path(), Buffer.from([0x66, 0xff, 0x0a]));
    await assert.rejects(
      append('ours', () => undefined),
      /not UTF-8/,
    );
    assert.deepEqual([...readFileSync(path())], [0x66, 0xff, 0x0a]);
  });
});
