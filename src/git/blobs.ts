import type { Readable } from 'node:stream';
import { type Result, fail, succeed } from '../core/model/result.ts';
import { type GitFailure, startGit } from './run.ts';

/** What is done with each blob, in the order asked for. `text` is undefined for one that is not there, or too large. */
export type TakeBlob = (blob: string, text: string | undefined) => void | Promise<void>;

export interface BlobOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that git may take for one of them. */
  readonly timeout?: number;
  /** Bytes of the largest that is handed on. */
  readonly largest?: number;
}

/** Nothing is fetched to answer a question. */
const env = { GIT_NO_LAZY_FETCH: '1' };

/**
 * Hands on the texts of blobs one after the other, as one git gives them, so that few are in memory at once.
 * @param blobs their ids
 */
export async function readBlobs(
  folder: string,
  blobs: readonly string[],
  take: TakeBlob,
  { signal, timeout = 30_000, largest = 20 * 1024 * 1024 }: BlobOptions = {},
): Promise<Result<undefined, GitFailure>> {
  if (blobs.length === 0) return succeed(undefined);
  const git = startGit(folder, ['cat-file', '--batch'], { signal, env });
  const end: End = {};
  git.on('error', (error) => (end.fault ??= error));
  // Git may end before it has read everything: how it ended says why.
  git.stdin.on('error', () => undefined);
  git.stdin.end(blobs.map((blob) => `${blob}\n`).join(''));
  const answers = new Answers(git.stdout, largest);
  const inTime = async () => {
    const timer = setTimeout(() => {
      end.late = true;
      git.kill();
    }, timeout);
    return answers.next().finally(() => {
      clearTimeout(timer);
    });
  };
  try {
    for (const blob of blobs) {
      const answer = signal?.aborted === true ? undefined : await inTime();
      if (answer === undefined) return fail({ code: codeOf(end, signal), message: end.fault?.message ?? '' });
      await take(blob, answer.text);
    }
    return succeed(undefined);
  } finally {
    git.stdout.destroy();
    git.kill();
  }
}

/** Why git has ended before its time. */
interface End {
  fault?: Error & { code?: unknown };
  late?: true;
}

function codeOf({ fault, late }: End, signal: AbortSignal | undefined): GitFailure['code'] {
  if (fault?.code === 'ENOENT') return 'missing';
  if (signal?.aborted === true) return 'cancelled';
  return late === true ? 'timeout' : 'failed';
}

/** Takes what `git cat-file --batch` says apart: `ID blob SIZE`, a line break, so many bytes, a line break. */
class Answers {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #largest: number;
  #rest: Buffer = Buffer.alloc(0);

  constructor(output: Readable, largest: number) {
    // Without an encoding, what a stream gives are buffers.
    this.#chunks = output[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    this.#largest = largest;
  }

  /** The next answer; undefined when git has ended without one. */
  async next(): Promise<{ readonly text: string | undefined } | undefined> {
    const line = await this.#line();
    if (line === undefined) return undefined;
    const [, type, size] = line.split(' ');
    // `ID missing`, with nothing behind it.
    if (size === undefined) return { text: undefined };
    const keep = type === 'blob' && Number(size) <= this.#largest;
    const parts = await this.#bytes(Number(size) + 1, keep);
    if (parts === undefined) return undefined;
    return { text: keep ? Buffer.concat(parts).toString('utf8', 0, Number(size)) : undefined };
  }

  async #line(): Promise<string | undefined> {
    let end = this.#rest.indexOf(10);
    while (end < 0) {
      const more = await this.#more();
      if (more === undefined) return undefined;
      this.#rest = Buffer.concat([this.#rest, more]);
      end = this.#rest.indexOf(10);
    }
    const line = this.#rest.toString('latin1', 0, end);
    this.#rest = this.#rest.subarray(end + 1);
    return line;
  }

  async #bytes(count: number, keep: boolean): Promise<readonly Buffer[] | undefined> {
    const parts: Buffer[] = [];
    let left = count;
    for (let more: Buffer | undefined = this.#rest; more !== undefined; more = await this.#more()) {
      const part = more.subarray(0, left);
      if (keep) parts.push(part);
      left -= part.length;
      this.#rest = more.subarray(part.length);
      if (left === 0) return parts;
    }
    return undefined;
  }

  async #more(): Promise<Buffer | undefined> {
    try {
      const next = await this.#chunks.next();
      return next.done === true ? undefined : next.value;
    } catch {
      // Ended before its end, by us or by itself.
      return undefined;
    }
  }
}
