// Makes a copy of this folder a workspace with a past: the backlog's dates are moved so that its story ends today, and git
// has the history that goes with it, with a branch under way. The folder story/ holds what the branch changes.
//   node demo/prepare.mjs FOLDER     copies the demo into a new folder and prepares it
import { execFile } from 'node:child_process';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Now, in the story. */
const demoNow = Date.parse('2026-11-20T10:00:00Z');
const day = 86_400_000;
/** When the column `building` got its name; it was `doing` before. */
const renamed = '2026-11-09';

const names = { ada: 'Ada Example', bo: 'Bo Sample', cyd: 'Cyd Specimen', dee: 'Dee Placeholder', eli: 'Eli Draft' };

/**
 * @typedef {object} Commit
 * @property {string} at the time in the story; the backlog is committed as it was then
 * @property {keyof typeof names} by
 * @property {string} message
 * @property {string[]} [files] that came with it, besides the backlog
 * @property {string} [tag]
 */

/** @type {Commit[]} */
const main = [
  { at: '2026-10-05T10:30:00Z', by: 'ada', message: 'Keep the backlog beside the code', files: ['README.md', 'src/tickets/fare.ts'] },
  { at: '2026-10-13T14:10:00Z', by: 'ada', message: 'Decide to sign tickets', files: ['docs/decisions/0001-sign-tickets.md'] },
  { at: '2026-10-20T10:05:00Z', by: 'cyd', message: 'Sign tickets\n\nTIX-15', files: ['src/tickets/sign.ts'] },
  { at: '2026-10-22T09:30:00Z', by: 'cyd', message: 'Refuse tickets without a signature\n\nTIX-15', files: ['src/gate/scan.ts'], tag: 'v4.9.2' },
  { at: '2026-10-29T10:50:00Z', by: 'bo', message: 'Hold a space on the car deck while somebody pays\n\nTIX-17', files: ['src/seats/hold.ts'], tag: 'v5.0.0' },
  { at: '2026-11-02T10:10:00Z', by: 'ada', message: 'Plan the week; what is in use leaves the middle of the board' },
  { at: '2026-11-06T16:40:00Z', by: 'eli', message: 'Show departures on the pier\n\nTIX-21', files: ['src/pier/display.ts'], tag: 'v5.1.1' },
  { at: '2026-11-10T14:10:00Z', by: 'dee', message: 'Say that the database takes three weeks, not one' },
  { at: '2026-11-13T11:10:00Z', by: 'ada', message: 'Decide what a gate does when it is alone\n\nTIX-31', files: ['docs/decisions/0002-gates-decide-for-themselves.md'], tag: 'v5.2.1' },
  { at: '2026-11-16T13:10:00Z', by: 'bo', message: 'Plan the week with support and the crew', tag: 'v5.3.0' },
  { at: '2026-11-18T16:05:00Z', by: 'cyd', message: 'Ask for a review of the key rotation' },
  { at: '2026-11-19T13:30:00Z', by: 'eli', message: 'Tell us when a gate is dark\n\nTIX-34', tag: 'v5.4.1' },
  { at: '2026-11-20T08:45:00Z', by: 'bo', message: 'Show what the timetable says as text\n\nTIX-40', files: ['src/pier/display.ts'] },
];

const branch = 'TIX-31-scan-tickets-at-the-pier-without-a-network';
/** @type {(Commit & { folder: string })[]} */
const work = [
  { folder: '1', at: '2026-11-17T14:20:00Z', by: 'ada', message: 'Remember what was scanned while alone\n\nTIX-31' },
  { folder: '2', at: '2026-11-19T11:00:00Z', by: 'ada', message: 'Open for genuine tickets when nobody answers\n\nTIX-31' },
];

/**
 * Prepares a copy of the demo.
 * @param {string} folder the copy; no git there yet
 * @param {{ now?: Date }} [options] the day on which the story ends: else HEADWATER_NOW, else today
 */
export async function prepare(folder, { now = today() } = {}) {
  const story = join(import.meta.dirname, 'story');
  await rm(join(folder, 'story'), { recursive: true, force: true });
  await rm(join(folder, 'prepare.mjs'), { force: true });
  const move = mover(now.getTime());
  const told = await readFile(join(import.meta.dirname, 'backlog.yaml'), 'utf8');
  const backlog = join(folder, 'backlog.yaml');
  await moveDates(join(folder, 'docs/decisions'), move);
  const git = repository(folder, move);

  await git.start();
  for (const commit of main) {
    const last = commit === main.at(-1);
    await writeFile(backlog, move(last ? told : asOf(told, commit.at)));
    await replaceIn(join(folder, 'src/pier/display.ts'), 'textContent', 'innerHTML', !last);
    await git.commit(commit, ['backlog.yaml', ...(commit.files ?? [])]);
  }
  await git.run('switch', '--quiet', '--create', branch);
  for (const commit of work) {
    await cp(join(story, commit.folder), folder, { recursive: true });
    await git.commit(commit, ['src'], '2026-11-20T08:55:00Z'); // rebased this morning
  }
  await cp(join(story, 'open'), folder, { recursive: true });
}

/** The time that HEADWATER_NOW fixes, else the clock's. */
function today() {
  const fixed = new Date(process.env['HEADWATER_NOW'] ?? '');
  return Number.isNaN(fixed.getTime()) ? new Date() : fixed;
}

/**
 * Moves every date of a text by whole days, so that the story's last day is today. What has happened stays in the past.
 * @param {number} now
 * @returns {(text: string) => string}
 */
function mover(now) {
  const shift = (Math.floor(now / day) - Math.floor(demoNow / day)) * day;
  const past = Math.min(now, demoNow + shift);
  return (text) =>
    text.replace(/\b\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?/g, (written, time) => {
      const then = Date.parse(written);
      const moved = then <= demoNow && time !== undefined ? Math.min(then + shift, past) : then + shift;
      const iso = new Date(moved).toISOString();
      return time === undefined ? iso.slice(0, 10) : `${iso.slice(0, 19)}Z`;
    });
}

/**
 * The backlog as it was at a time: without later items, entries and what was only known later.
 * @param {string} text of the whole story
 * @param {string} time
 */
function asOf(text, time) {
  const at = text.indexOf('\nitems:\n') + '\nitems:\n'.length;
  const head = withoutLater(text.slice(0, at), /^(?=\w)/m, time);
  const blocks = text.slice(at).split(/\n\n(?= {2}[-#])/);
  const columns = time < renamed ? head.replace(/id: building,(.*), was: \[doing\]/, 'id: doing,$1') : head;
  return `${columns}${blocks.flatMap((block) => itemAsOf(block, time)).join('\n\n')}\n`;
}

/**
 * @param {string} block an item, or a comment between items
 * @param {string} time
 * @returns {string[]}
 */
function itemAsOf(block, time) {
  if (!/^ {2}- id:/m.test(block)) return [block.trimEnd()];
  const entries = [...block.matchAll(/^ {6}- (?:at: |\{ at: )(\S+Z),?\s+to: (\w+)/gm)];
  const past = entries.filter(([, entered = '']) => entered <= time);
  const last = past.at(-1);
  if (last === undefined) return [];
  const next = entries[past.length];
  const column = last[2] === 'doing' && time >= renamed ? 'building' : last[2];
  const item = next === undefined ? block : block.replace(/^( {4}status: ).*$/m, `$1${column}`);
  const kept = item.slice(0, next === undefined ? undefined : item.indexOf(next[0]));
  return [withoutLater(kept, /^(?= {4}\w)/m, time).trimEnd()];
}

/**
 * Leaves out the keys whose first time is later.
 * @param {string} text
 * @param {RegExp} start of a key
 * @param {string} time
 */
function withoutLater(text, start, time) {
  const isLater = (/** @type {string} */ part) => {
    const first = part.match(/\d{4}-\d{2}-\d{2}T[\d:]+Z/g)?.sort()[0];
    return first !== undefined && first > time;
  };
  return text
    .split(start)
    .filter((part) => !isLater(part))
    .join('');
}

/** @param {string} folder @param {(text: string) => string} move */
async function moveDates(folder, move) {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    await writeFile(file, move(await readFile(file, 'utf8')));
  }
}

/** @param {string} file @param {string} one @param {string} other @param {boolean} forwards */
async function replaceIn(file, one, other, forwards) {
  const text = await readFile(file, 'utf8');
  await writeFile(file, forwards ? text.replace(one, other) : text.replace(other, one));
}

/**
 * git in the folder, without the configuration of the person at this machine: hooks, signing and templates would change it.
 * @param {string} folder
 * @param {(text: string) => string} move
 */
function repository(folder, move) {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const neutral = { ...Object.fromEntries(own), GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
  const runWith = async (/** @type {NodeJS.ProcessEnv} */ env, /** @type {string[]} */ args) => {
    await promisify(execFile)('git', args, { cwd: folder, env: { ...neutral, ...env } });
  };
  const run = (/** @type {string[]} */ ...args) => runWith({}, args);
  return {
    run,
    async start() {
      await run('init', '--quiet', '--template=', '--initial-branch=main');
      await run('config', 'user.name', names.ada);
      await run('config', 'user.email', 'ada@example.org');
      await run('config', 'commit.gpgSign', 'false');
      await run('config', 'tag.gpgSign', 'false');
    },
    /** @param {Commit} commit @param {string[]} files @param {string} [committed] */
    async commit({ at, by, message, tag }, files, committed = at) {
      const env = {
        GIT_AUTHOR_NAME: names[by],
        GIT_AUTHOR_EMAIL: `${by}@example.org`,
        GIT_AUTHOR_DATE: move(at),
        GIT_COMMITTER_NAME: names[by],
        GIT_COMMITTER_EMAIL: `${by}@example.org`,
        GIT_COMMITTER_DATE: move(committed),
      };
      await run('add', '--', ...files);
      await runWith(env, ['commit', '--quiet', '--message', message]);
      if (tag !== undefined) await run('tag', tag);
    },
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const [, , target] = process.argv;
  if (target === undefined) throw new Error('Say into which new folder: node demo/prepare.mjs FOLDER');
  await cp(import.meta.dirname, target, { recursive: true, force: false, errorOnExist: true });
  await prepare(resolve(target));
}
