import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { run } from '../../scripts/processes.mjs';
import { copyToTemporary, makeRepository, neutralGit } from '../../scripts/workspace.mjs';
import { Board } from './board.ts';
import { eventually } from './eventually.ts';
import { fixture } from './places.ts';
import { collectPolicyViolations } from './policyViolations.ts';
import { extensionFolder, hostVersion, sharedBrowser, sharedServer } from './session.ts';

export interface WorkbenchOptions {
  /** Files to write over the copy of `test/fixtures/workspace`, before its first commit. */
  readonly files?: Readonly<Record<string, string>>;
  /** The folder to copy instead of `test/fixtures/workspace`. */
  readonly folder?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Open the board at once; true unless told. */
  readonly opensBoard?: boolean;
}

/** The four kinds of theme that VS Code has, each with the name of its built-in theme. */
const themes = {
  dark: { '1.139': 'Dark Modern', '1.103': 'Default Dark Modern', kind: 'vscode-dark' },
  light: { '1.139': 'Light Modern', '1.103': 'Default Light Modern', kind: 'vscode-light' },
  hc: { '1.139': 'Default High Contrast', '1.103': 'Default High Contrast', kind: 'vscode-high-contrast' },
  hcl: {
    '1.139': 'Default High Contrast Light',
    '1.103': 'Default High Contrast Light',
    kind: 'vscode-high-contrast-light',
  },
} as const;

export type Theme = keyof typeof themes;
export const allThemes = Object.keys(themes) as Theme[];

interface Parts {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly folder: string;
  readonly policyViolations: readonly string[];
  readonly removeFolder: () => Promise<void>;
}

/** A real workbench in a real browser, on a git repository of its own. */
export class Workbench {
  readonly page: Page;
  readonly board: Board;
  /** The workspace's folder on disk. */
  readonly folder: string;
  /** What webviews' content security policies refused so far. */
  readonly policyViolations: readonly string[];
  readonly #parts: Parts;

  private constructor(parts: Parts) {
    this.page = parts.page;
    this.board = new Board(parts.page);
    this.folder = parts.folder;
    this.policyViolations = parts.policyViolations;
    this.#parts = parts;
  }

  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const { opensBoard = true, settings = {}, env = {}, files = {}, folder = fixture('workspace') } = options;
    const workspace = copyToTemporary(folder);
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(workspace.folder, path)), { recursive: true });
      await writeFile(join(workspace.folder, path), text);
    }
    await makeRepository(workspace.folder);
    const [browser, server] = await Promise.all([sharedBrowser(), sharedServer({ settings, env, opensBoard })]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    const page = await context.newPage();
    const policyViolations = collectPolicyViolations(page);
    const parts = { page, context, folder: workspace.folder, policyViolations, removeFolder: workspace.remove };
    const workbench = new Workbench(parts);
    try {
      await page.goto(server.address(workspace.folder, extensionFolder()));
      await page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 60_000 });
      if (opensBoard) await workbench.board.ready();
    } catch (error) {
      await workbench.close();
      throw error;
    }
    return workbench;
  }

  /** Closes the page, which ends its extension host, and removes the workspace. */
  async close(): Promise<void> {
    await this.#parts.context.close();
    await this.#parts.removeFolder();
  }

  /** Loads the page again, as a person does with the window. Unsaved changes come back by hot exit. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 60_000 });
  }

  /**
   * Waits until VS Code has put away what a page wants to be kept: in a browser it does so every few seconds, since
   * nothing can be awaited while a window closes.
   */
  async hasKept(text: RegExp): Promise<void> {
    await eventually(async () => {
      const kept = await this.page.evaluate(storedState);
      if (!kept.some((value) => text.test(value))) throw new Error(`VS Code has not yet kept ${String(text)}.`);
    }, 60_000);
  }

  readFile(path = 'backlog.yaml'): Promise<string> {
    return readFile(join(this.folder, path), 'utf8');
  }

  /** Writes a file on disk, as another program does: a checkout, the command line. */
  async writeFile(text: string, path = 'backlog.yaml'): Promise<void> {
    const file = join(this.folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  /** Runs git in the workspace and returns what it printed. */
  git(...args: string[]): Promise<string> {
    return run('git', args, { cwd: this.folder, env: { ...process.env, ...neutralGit } });
  }

  /** Runs a command through the command palette; `title` as the palette shows it, with its category. */
  async palette(title: string): Promise<void> {
    const palette = this.quickInput.locator('input');
    // Enter runs the first row, so that has to be the one.
    const first = this.page.locator(`.quick-input-list .monaco-list-row[data-index="0"][aria-label^="${title}"]`);
    // What the palette offers is what there was when it opened: of a command that has just come, it hears the next time.
    await eventually(async () => {
      if (await this.quickInput.isVisible()) await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('F1');
      // The field of the question before may still be closing: then it is asked for again.
      await palette.fill(`>${title}`, { timeout: 3_000 });
      await first.waitFor({ timeout: 3_000 });
    }, 30_000);
    await palette.press('Enter');
    // The command may ask something in the same widget.
    await eventually(async () => {
      // Read as it is now: asked of the page, it would wait for an input that has just gone.
      const asked = await palette.evaluateAll((inputs) => inputs.map((input) => 'value' in input && input.value));
      if (asked.some((text) => String(text).startsWith('>'))) throw new Error(`"${title}" did not start.`);
    });
  }

  /** The open quick input: an input box or a list to pick from. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  /** A status bar item by the end of its id, for example `headwater.wip`. */
  statusBar(id: string): Locator {
    return this.page.locator(`.statusbar-item[id$="${id}"]`);
  }

  /** Opens a view container of the Activity Bar by its title, if it is not open. */
  async openViewContainer(title = 'Headwater'): Promise<void> {
    const label = this.page.locator(`.action-label[aria-label^="${title}"]`);
    const item = this.page.locator('.activitybar .action-item').filter({ has: label });
    // A badge covers the label, so the item around both is clicked.
    if (!(await item.getAttribute('class'))?.includes('checked')) await item.click();
    await this.page
      .locator('.sidebar .composite.title')
      .filter({ hasText: new RegExp(title, 'i') })
      .waitFor();
  }

  /** Closes what the workbench shows beside the editors, which then have all of its width. */
  async closeSideBars(): Promise<void> {
    for (const [part, keys] of [
      ['sidebar', 'Control+b'],
      ['auxiliarybar', 'Control+Alt+b'],
    ] as const) {
      const bar = this.page.locator(`.part.${part}`);
      if (await bar.isVisible()) await this.page.keyboard.press(keys);
      await bar.waitFor({ state: 'hidden' });
    }
  }

  /** The first view of the side bar: the backlog's, below which stand those of what waits and of the branch. */
  private get backlogPane(): Locator {
    return this.page.locator('.sidebar .pane-body').first();
  }

  /** A row of the tree in the side bar by its label alone (rows carry descriptions, and 1.139 adds to their names). */
  treeRow(label: string): Locator {
    const exactly = new RegExp(`^\\s*${label.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\\s*$`);
    const name = this.page.locator('.label-name').filter({ hasText: exactly });
    return this.backlogPane.locator('.monaco-list-row').filter({ has: name });
  }

  /** The shown rows of the side bar's tree as text, indented by their level. */
  async treeText(): Promise<string> {
    const lines = await this.backlogPane.locator('.monaco-list-row').evaluateAll((rows) =>
      rows.map((row) => {
        const text = (part: string) => row.querySelector(part)?.textContent.trim() ?? '';
        const indent = '  '.repeat(Number(row.getAttribute('aria-level') ?? 1) - 1);
        return `${indent}${text('.label-name')} ${text('.label-description')}`.trimEnd();
      }),
    );
    return lines.join('\n');
  }

  /** Is the active editor marked as having unsaved changes? */
  async isDirty(): Promise<boolean> {
    return (await this.page.locator('.tab.active').getAttribute('class'))?.includes('dirty') ?? false;
  }

  /** Switches the colour theme and waits until the board has it. */
  async setTheme(theme: Theme): Promise<void> {
    const { kind, [hostVersion()]: name } = themes[theme];
    const exclude = join(this.folder, '.git/info/exclude');
    await writeFile(exclude, '.vscode/\n');
    // User settings are read once, at the start; the workspace's are watched.
    await this.writeFile(JSON.stringify({ 'workbench.colorTheme': name }), '.vscode/settings.json');
    const body = this.board.frame.locator(`body[data-vscode-theme-kind="${kind}"]`);
    // Colours may fade from one theme to the next.
    await body.evaluate(({ ownerDocument }) =>
      Promise.allSettled(ownerDocument.getAnimations().map(({ finished }) => finished)),
    );
  }

  /** The text of all notifications, once there is one. Toasts vanish, and 1.139 shows none here: then the bell has it. */
  async notificationText(): Promise<string> {
    return eventually(async () => {
      const toasts = await this.page.locator('.notifications-toasts .notification-list-item').allInnerTexts();
      if (toasts.length > 0) return toasts.join('\n');
      const centre = this.page.locator('.notifications-center.visible');
      if (!(await centre.isVisible())) await this.page.locator('.statusbar-item[id="status.notifications"]').click();
      const texts = await centre.locator('.notification-list-item').allInnerTexts();
      if (texts.length === 0) throw new Error('There is no notification.');
      return texts.join('\n');
    });
  }
}

/** Runs in the workbench's page: all that VS Code has put into the browser's store, as texts. */
async function storedState(): Promise<string[]> {
  const answerOf = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(new Error('The store does not answer.'));
      };
    });
  const texts: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db')) continue;
    const database = await answerOf(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const values: unknown[] = await answerOf(database.transaction(store).objectStore(store).getAll());
      texts.push(...values.map(String));
    }
    database.close();
  }
  return texts;
}
