import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installMergeDriver } from '../../../src/git/mergeDriver/install.ts';
import { tool } from '../../support/commandLine.ts';
import { pathWithoutNode, replaceTool } from '../../support/mergeTool.ts';
import { Repository } from '../../support/repository.ts';

const item = (number: number, why: string) =>
  `  - id: A-${number}\n    title: Item ${number}\n    type: bug\n    why: ${why}\n`;
const backlog = (...whys: string[]) =>
  `headwater: 1\nitems:\n${whys.map((why, index) => item(index + 1, why)).join('')}`;

const base = backlog('one', 'two', 'three');
const ours = backlog('ours', 'two', 'three');
/** What each side may have done, and whether plain git merges it. */
const sides = {
  'what git merges': backlog('one', 'two', 'theirs'),
  'what git does not': backlog('theirs', 'two', 'theirs'),
};

/** A result that nothing but the tool can have written. */
const merged = backlog('merged', 'by', 'the tool');

/** Ways in which a driver fails. Each gets the repository, its folder `.git/headwater`, and may set variables. */
const failures: Readonly<Record<string, (own: string) => NodeJS.ProcessEnv>> = {
  'its folder is gone': (own) => {
    rmSync(own, { recursive: true });
    return {};
  },
  'the script is gone': (own) => {
    rmSync(join(own, 'merge.sh'));
    return {};
  },
  'the script is empty': (own) => {
    writeFileSync(join(own, 'merge.sh'), '');
    return {};
  },
  'the script is killed': (own) => {
    writeFileSync(join(own, 'merge.sh'), 'kill -9 $$\n');
    return {};
  },
  'the script is cut off': (own) => {
    const path = join(own, 'merge.sh');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, text.indexOf('# Takes the result')));
    return {};
  },
  'the tool is gone': (own) => {
    rmSync(join(own, 'cli.js'));
    return {};
  },
  'a part of the tool is gone': (own) => {
    rmSync(join(own, 'cli', 'merge.js'));
    return {};
  },
  'there is no Node.js': () => ({ PATH: pathWithoutNode(join(temporary, 'bin')) }),
  'the tool throws': program('throw new Error("broken")'),
  'the tool is no program of this language': program('}{'),
  'the tool ends well without a result': program(''),
  'the tool ends with 1 without a result': program('process.exitCode = 1'),
  'the tool ends with 2': program('write(merged); process.exitCode = 2'),
  'the tool ends with 1 and a result without markers': program('write(merged); process.exitCode = 1'),
  'the result is empty': program('write("")'),
  'the tool is killed before it writes': program('process.kill(process.pid, "SIGKILL")'),
  'the tool is killed half-way': program('write(merged.slice(0, 20)); process.kill(process.pid, "SIGKILL")'),
  'the tool writes to OURS and is killed': program(
    'fs.writeFileSync(ours, "half"); process.kill(process.pid, "SIGKILL")',
  ),
  'the tool hangs': (own) => {
    program('for (;;);')(own);
    return { HEADWATER_MERGE_PATIENCE: '1' };
  },
};

/** A tool that does something else. */
function program(does: string): (own: string) => NodeJS.ProcessEnv {
  return (own) => {
    replaceTool(own, `const merged = ${JSON.stringify(merged)};\n${does}`);
    return {};
  };
}

let temporary: string;

for (const [what, theirs] of Object.entries(sides)) {
  describe(`The merge driver, for ${what}`, () => {
    let repository: Repository;
    let plain: ReturnType<typeof merge>;
    const own = () => repository.path('.git/headwater');

    const merge = (env: NodeJS.ProcessEnv = {}) => {
      const { exit } = repository.try(['merge', '--no-edit', 'theirs'], { env });
      const text = repository.read('backlog.yaml');
      return {
        exit,
        text: text.replace(/^<{7} .*/gm, '<<<<<<< ours').replace(/^>{7} .*/gm, '>>>>>>> theirs'),
        index: repository.git('ls-files', '--stage', '--', 'backlog.yaml'),
        left: repository.git('status', '--porcelain', '--untracked-files=all', '--', ':!.gitattributes'),
      };
    };

    before(() => {
      temporary = mkdtempSync(join(tmpdir(), 'headwater-driver-'));
      repository = new Repository();
      repository.commit({ 'backlog.yaml': base }, 'base');
      repository.branch('theirs');
      repository.commit({ 'backlog.yaml': theirs }, 'theirs');
      repository.git('switch', '--quiet', 'main');
      repository.commit({ 'backlog.yaml': ours }, 'ours');
      repository.git('tag', 'ours');
      plain = merge();
    });
    beforeEach(async () => {
      repository.git('reset', '--quiet', '--hard', 'ours');
      const backlogs = [repository.path('backlog.yaml')];
      const runtime = join(temporary, 'no-runtime');
      const installed = await installMergeDriver(repository.folder, { backlogs, tool: dirname(tool), runtime });
      assert(installed.ok);
    });
    after(() => {
      repository.remove();
      rmSync(temporary, { recursive: true, force: true });
    });

    it('gives git what the tool has made of the three texts', () => {
      program('write(merged)')(own());
      const { exit, text, left } = merge();
      assert.deepEqual({ exit, text, left }, { exit: 0, text: merged, left: '' });
    });

    it('leaves a conflict where the tool leaves its markers', () => {
      program('write("<<<<<<< ours\\n=======\\n>>>>>>> theirs\\n"); process.exitCode = 1')(own());
      const { exit, text, left } = merge();
      const marked = '<<<<<<< ours\n=======\n>>>>>>> theirs\n';
      assert.deepEqual({ exit, text, left }, { exit: 1, text: marked, left: 'UU backlog.yaml\n' });
    });

    for (const [failure, cause] of Object.entries(failures)) {
      it(`is not worse than plain git where ${failure}`, () => {
        assert.match(plain.text, /why: theirs/);
        assert.deepEqual(merge(cause(own())), plain);
      });
    }
  });
}
