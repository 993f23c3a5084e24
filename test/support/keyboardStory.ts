import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { eventually } from './eventually.ts';
import { FocusReader } from './focusReader.ts';
import type { Workbench } from './workbench.ts';

/** Readings in a row that have to be alike before one is written down. */
const settled = 15;

/**
 * What a person does with the keyboard, and what a screen reader is told after each key: held against a golden file,
 * which `HEADWATER_UPDATE=1` writes anew.
 */
export class KeyboardStory {
  readonly #workbench: Workbench;
  readonly #reader: FocusReader;
  readonly #file: string;
  /** The entries of the golden file; none when it is being written. */
  readonly #expected: readonly string[] | undefined;
  readonly #told: string[] = [];

  private constructor(workbench: Workbench, reader: FocusReader, golden: { file: string; expected?: string[] }) {
    this.#workbench = workbench;
    this.#reader = reader;
    this.#file = golden.file;
    this.#expected = golden.expected;
  }

  static async begin(workbench: Workbench, file: string): Promise<KeyboardStory> {
    const reader = await FocusReader.on(workbench.page);
    const writes = process.env['HEADWATER_UPDATE'] !== undefined;
    const golden = writes ? { file } : { file, expected: (await readFile(file, 'utf8')).trimEnd().split('\n\n') };
    return new KeyboardStory(workbench, reader, golden);
  }

  /** Presses keys, one after the other; each is an entry. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#workbench.page.keyboard.press(key);
      await this.#entry(key);
    }
  }

  /** Types a text, which is one entry. */
  async type(text: string): Promise<void> {
    await this.#workbench.page.keyboard.type(text);
    await this.#entry(`types “${text}”`);
  }

  /** Does something that is one entry as a whole. */
  async does(what: string, doing: () => Promise<void>): Promise<void> {
    await doing();
    await this.#entry(what);
  }

  /** The last entry: what the file says in the end. */
  async end(): Promise<void> {
    await this.#hold(async () => `In the end the file has changed by\n${await this.#changes()}`);
    if (this.#expected !== undefined)
      assert.equal(this.#told.length, this.#expected.length, 'The golden file tells more.');
  }

  async #entry(title: string): Promise<void> {
    await this.#hold(async () => {
      const said = await this.#workbench.board.frame.locator('[data-live]').innerText();
      return `${title}\n  at ${await this.#reader.read()}\n  hears “${said}”`;
    });
  }

  async #changes(): Promise<string> {
    const diff = await this.#workbench.git('diff', '-U0');
    return diff
      .split('\n')
      .filter((line) => /^[-+](?![-+])/u.test(line))
      .join('\n');
  }

  /** Waits until what is told is what the golden file has, or, when that is written, until it stays the same. */
  async #hold(read: () => Promise<string>): Promise<void> {
    const expected = this.#expected?.[this.#told.length];
    this.#told.push(
      expected === undefined
        ? await steady(read)
        : await eventually(async () => {
            const told = await read();
            assert.equal(told, expected);
            return told;
          }),
    );
    // Entry by entry, so that a story that breaks off shows how far it came.
    if (this.#expected === undefined) await writeFile(this.#file, `${this.#told.join('\n\n')}\n`);
  }
}

async function steady(read: () => Promise<string>): Promise<string> {
  let told = await read();
  let alike = 0;
  await eventually(async () => {
    const now = await read();
    alike = now === told ? alike + 1 : 0;
    told = now;
    assert.ok(alike >= settled, 'What is told does not come to rest.');
  });
  return told;
}
