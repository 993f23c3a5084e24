import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readBacklog } from '../../src/backlog/read.ts';
import type { Reading } from '../../src/backlog/reading.ts';
import { boardView } from '../../src/editor/board/boardView.ts';
import { CardMemory } from '../../src/editor/board/cardMemory.ts';
import { itemDetail } from '../../src/editor/board/itemDetail.ts';
import { itemOf } from '../../src/core/model/backlog.ts';
import { phraseOf } from '../../src/phrases/phrases.ts';
import type { BoardView, ToBoard } from '../../src/protocol/board.ts';
import { boardChanges } from '../../src/protocol/boardChanges.ts';
import type { ToHost } from '../../src/protocol/toHost.ts';
import { now } from './backlog.ts';
import { sayMissed } from './sayMissed.ts';
import { eventually } from './eventually.ts';
import { extensionFolder, sharedBrowser } from './session.ts';

const address = 'http://board.test/';

/** Kinds of file that the page loads. */
const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', ttf: 'font/ttf' };

/**
 * The board's page in a browser, without the workbench around it: for what has to be counted or measured in the page
 * itself. The host is this process, which derives the view of a text as the extension does.
 */
export class BoardPage {
  readonly page: Page;
  /** What the page has sent. */
  readonly sent: ToHost[] = [];
  /** Bytes of the messages that it was sent, in order. */
  readonly told: number[] = [];
  #reading: Reading;
  #view: BoardView | undefined;
  #state = 0;
  #first = true;
  readonly #memory = new CardMemory();

  private constructor(page: Page, reading: Reading) {
    this.page = page;
    this.#reading = reading;
  }

  static async open(text: string, { width = 1440, height = 900 } = {}): Promise<BoardPage> {
    const reading = readBacklog(text);
    if (reading === undefined) throw new Error('The text is no backlog.');
    const context = await (await sharedBrowser()).newContext({ viewport: { width, height }, locale: 'en-US' });
    const page = await context.newPage();
    const board = new BoardPage(page, reading);
    await page.route(`${address}**`, async (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === '') await route.fulfill({ contentType: 'text/html', body: html });
      else {
        const body = await readFile(join(extensionFolder(), 'dist/webview', name));
        await route.fulfill({ contentType: types[name.split('.').at(-1) ?? ''] ?? 'text/plain', body });
      }
    });
    await page.exposeFunction('tellHost', (message: ToHost) => board.#hear(message));
    await page.addInitScript(hostInPage);
    await page.goto(address);
    await page.locator('[data-card]').first().waitFor();
    await eventually(() => {
      assert.equal(board.#view?.partial, undefined);
    });
    await page.evaluate(messagesTaken);
    return board;
  }

  /** The file says something else now; the page is told as it is in the editor. */
  async change(text: string): Promise<void> {
    const reading = readBacklog(text, this.#reading);
    if (reading === undefined) throw new Error('The text is no backlog.');
    this.#reading = reading;
    await this.#tell();
  }

  /** Milliseconds from the page's first script to its first cards being painted. */
  firstPaint(): Promise<number> {
    return this.page.evaluate(() => {
      const [script, painted] = ['script', 'painted'].map((name) => performance.getEntriesByName(name)[0]?.startTime);
      return (painted ?? NaN) - (script ?? NaN);
    });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  async #hear(message: ToHost): Promise<void> {
    this.sent.push(message);
    if (message.type === 'open') await this.#tellDetail(message.item);
    if (message.type !== 'ready') return;
    this.#first = message.rest !== true;
    if (this.#first) this.#view = undefined;
    await this.#tell();
  }

  async #tell(): Promise<void> {
    const before = this.#view;
    const view = boardView(this.#reading, { now, say: phraseOf, me: 'ana', first: this.#first }, this.#memory);
    this.#view = view;
    this.#state += 1;
    const head = { revision: this.#state, state: this.#state };
    const changes = before && boardChanges(before, view);
    await this.post(changes === undefined ? { type: 'view', ...head, view } : { type: 'changes', ...head, changes });
  }

  async #tellDetail(key: string | undefined): Promise<void> {
    const item = key === undefined ? undefined : itemOf(this.#reading.backlog, key);
    await this.post({ type: 'detail', detail: item && itemDetail(item, this.#reading, phraseOf, sayMissed) });
  }

  async post(message: ToBoard): Promise<void> {
    const text = JSON.stringify(message);
    this.told.push(text.length);
    await this.page.evaluate((json) => {
      window.postMessage(JSON.parse(json), '*');
    }, text);
  }
}

const html = `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Headwater</title>
  <link rel="stylesheet" href="codicon.css">
  <link rel="stylesheet" href="board.css">
  <style>
    body { --vscode-foreground: #ccc; --vscode-editor-background: #1f1f1f; --vscode-font-family: sans-serif; --vscode-font-size: 13px; --vscode-focusBorder: #0078d4; }
  </style>
</head>
<body class="vscode-dark">
  <div id="board"></div>
  <script type="module" src="board.js"></script>
</body>
</html>`;

/** Comes back once the page has taken in the messages before. */
function messagesTaken(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** What VS Code puts into a webview's page: its API. What is kept outlives a reload. */
function hostInPage(): void {
  interface Host {
    tellHost: (message: unknown) => Promise<void>;
    acquireVsCodeApi: () => unknown;
  }
  // The test put the first of these there, and the page asks for the second.
  const page = window as unknown as Host;
  const watch = new MutationObserver(() => {
    if (document.querySelector('[data-card]') === null) return;
    watch.disconnect();
    requestAnimationFrame(() => {
      setTimeout(() => performance.mark('painted'), 0);
    });
  });
  watch.observe(document, { childList: true, subtree: true });
  page.acquireVsCodeApi = () => {
    performance.mark('script');
    return {
      postMessage: (message: unknown) => void page.tellHost(message),
      getState: () => JSON.parse(sessionStorage.getItem('kept') ?? 'null') as unknown,
      setState: (state: unknown) => {
        sessionStorage.setItem('kept', JSON.stringify(state));
      },
    };
  };
}
