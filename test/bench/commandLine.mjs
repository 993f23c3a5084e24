// How long the command line takes, whole processes, beside an empty one: node test/bench/commandLine.mjs [ITEMS] [ROUNDS]
// Builds what is shipped, then runs every command in turn, round after round, so that a busy machine is fair to all.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../esbuild.mjs';

const items = Number(process.argv[2] ?? 5000);
const rounds = Number(process.argv[3] ?? 15);

const folder = mkdtempSync(join(tmpdir(), 'headwater-bench-'));
const cache = join(folder, 'cache');
const dist = join(folder, 'dist');
const tool = join(dist, 'cli.js');

/** @param {number} number */
const itemText = (number) => `  - id: B-${number}
    title: Make thing number ${number} work for everybody who needs it
    type: ${['feature', 'bug', 'debt'][number % 3]}
    status: ${['ready', 'building', 'done', 'ideas'][number % 4]}
    assignees: [ana]
    why: ${'Because it is needed by people. '.repeat(5).trim()}
    acceptance:
      - It works on a small screen and on a large one
      - { text: It is documented in the guide, met: true }
      - Nobody has to wait
    history:
      - { at: 2026-10-28T14:00:00Z, to: ideas, by: ana }
      - { at: 2026-11-01T09:00:00Z, to: ready, by: ana }
`;

const backlog = `headwater: 1
board:
  columns: [ideas, ready, { id: building, name: In progress, limit: 1000000 }, review, done]
people:
  ana: { name: Ana, email: ana@example.org }
items:
${Array.from({ length: items }, (_, index) => itemText(index + 1)).join('')}`;

/** Processor time of the processes waited for so far, in ms; 0 where the system does not tell. */
async function childTime() {
  const stat = await readFile('/proc/self/stat', 'utf8').catch(() => '');
  const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(words[13] ?? 0) + Number(words[14] ?? 0)) * 10;
}

/** @param {string[]} words @param {string} me */
function run(words, me = 'ana') {
  const env = { ...process.env, XDG_CACHE_HOME: cache, HEADWATER_ME: me };
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
  return performance.now() - start;
}

const forget = () => rmSync(join(cache, 'headwater', 'readings'), { recursive: true, force: true });
const look = () => run([tool, 'list']);
let flip = 0;
const move = () => [tool, 'move', 'B-7', (flip += 1) % 2 === 0 ? 'review' : 'ready'];

/** Each command with what is done before it, which is not measured. */
const commands = [
  { name: 'node -e 0', before: () => {}, words: () => ['-e', '0'] },
  { name: 'help', before: () => {}, words: () => [tool, 'help'] },
  { name: 'list, warm', before: look, words: () => [tool, 'list'] },
  { name: 'list --json, warm', before: look, words: () => [tool, 'list', '--json'] },
  { name: 'show, warm', before: look, words: () => [tool, 'show', 'B-7'] },
  { name: 'move, warm', before: look, words: move },
  { name: 'move after a move', before: () => run(move()), words: move },
  { name: 'list after a move', before: () => run(move()), words: () => [tool, 'list'] },
  { name: 'list, cold', before: forget, words: () => [tool, 'list'] },
  { name: 'move, cold', before: forget, words: move },
];

/** @param {number[]} values */
const median = (values) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

try {
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, 'backlog.yaml'), backlog);
  await build({ production: true, outdir: dist });
  const measured = commands.map((command) => ({ ...command, wall: /** @type {number[]} */ ([]), cpu: 0 }));
  for (let round = 0; round < rounds; round += 1) {
    for (const one of measured) {
      one.before();
      const before = await childTime();
      one.wall.push(run(one.words()));
      one.cpu += (await childTime()) - before;
    }
  }
  const [empty] = measured;
  const base = { wall: median(empty?.wall ?? []), cpu: empty?.cpu ?? 1 };
  console.log(
    `\n${items} items, ${(backlog.length / 1e6).toFixed(1)} MB, ${rounds} rounds, ${process.version}, ${cpus().length} processors`,
  );
  for (const { name, wall, cpu } of measured) {
    const time = median(wall);
    console.log(
      `${name.padEnd(20)} ${time.toFixed(0).padStart(6)} ms x${(time / base.wall).toFixed(2).padEnd(6)} processor ${(cpu / rounds).toFixed(0).padStart(5)} ms x${(cpu / base.cpu).toFixed(2)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
