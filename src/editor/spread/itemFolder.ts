import * as vscode from 'vscode';
import type { ItemFile } from '../../backlog/spread/itemFile.ts';
import type { FolderContents, Spread } from '../../backlog/spread/spread.ts';
import type { FileFormat } from '../backlogs/fileFormat.ts';
import { watchFolder } from '../backlogs/folderWatch.ts';
import { isAtOrIn } from '../backlogs/newFolders.ts';
import { pause, slice } from '../backlogs/slice.ts';
import { entriesOf, readFile, stateOf } from './onDisk.ts';

/** A backlog put together from its files, as they are known at one moment. */
export interface Composed {
  readonly spread: Spread;
  /** Whether all files have been read: until then, what has been is shown and nothing written. */
  readonly complete: boolean;
}

/** A file of the folder: as it was found, and in the form that it has in the list. */
interface Kept {
  readonly found: FolderContents['files'][number];
  readonly item: ItemFile;
}

/** Files that are asked for at once. */
const atOnce = 32;

/** So few files are waited for. */
const few = 200;

/** Milliseconds within which all files may have been read: views are not drawn of a part of them. */
const soon = 100;

/**
 * The folder of one backlog's items, as it is now: an open document's text before the disk's. Files are read in
 * slices, only those that changed are read again, and no link is followed.
 */
export class ItemFolder {
  readonly uri: vscode.Uri;
  private readonly main: vscode.Uri;
  private readonly path: string;
  private readonly format: FileFormat;
  private readonly changed: () => void;
  private readonly watchers: vscode.Disposable;
  private systemWatch: vscode.Disposable | undefined;
  private readonly files = new Map<string, Kept>();
  private readonly refused = new Set<string>();
  private others: readonly string[] = [];
  private state: FolderContents['state'] = 'there';
  /** Whether the folder is to be listed again, and the names of files that are to be read again. */
  private unlisted = true;
  private readonly stale = new Set<string>();
  private working: Promise<void> | undefined;
  private started: Promise<unknown> = Promise.resolve();
  private start: () => void = () => undefined;
  private complete = false;
  private disposed = false;
  private last: Composed | undefined;

  /**
   * @param main the file that names the folder
   * @param path the folder's path from there
   * @param changed called when the folder says something else
   */
  constructor(main: vscode.Uri, path: string, { format, changed }: { format: FileFormat; changed: () => void }) {
    this.main = main;
    this.path = path;
    this.format = format;
    this.changed = changed;
    this.uri = vscode.Uri.joinPath(main, '..', path);
    this.watchers = this.watch();
  }

  /** Whether this is the folder that a main file names by that path. */
  isAt(path: string): boolean {
    return this.path === path;
  }

  /** The name of a file right in the folder; undefined for one elsewhere. */
  nameOf({ scheme, authority, path }: vscode.Uri): string | undefined {
    if (scheme !== this.uri.scheme || authority !== this.uri.authority || !path.startsWith(`${this.uri.path}/`))
      return undefined;
    const name = path.slice(this.uri.path.length + 1);
    return name.includes('/') || !this.format.isItemFileName(name) ? undefined : name;
  }

  /** A file of the folder may say something else on disk. */
  touched(name: string): void {
    this.stale.add(name);
    this.changed();
  }

  /** Waits until all that changed has been read; at first, only until there is something to show. */
  async settle(): Promise<void> {
    if (!this.unlisted && this.stale.size === 0 && this.working === undefined) return;
    if (this.working === undefined) {
      this.started = new Promise<void>((resolve) => (this.start = resolve));
      this.working = this.readAll().finally(() => {
        this.working = undefined;
        this.start();
      });
    }
    await (this.complete ? this.working : this.started);
  }

  /** The one text of a main file and of the files as they are now; the same again while nothing has changed. */
  compose(main: string): Composed | undefined {
    const contents = this.contents();
    const { last, complete } = this;
    if (last?.complete === complete && last.spread.main === main && isSame(last.spread.contents, contents)) return last;
    const before = new Map(last?.spread.files.map((file) => [file.name, file]));
    const files = contents.files.flatMap(({ name, text }) => {
      const kept = this.files.get(name);
      return (kept?.found.text === text ? kept?.item : before.get(name)) ?? [];
    });
    const spread = this.format.composeSpread(main, contents, { files });
    this.last = spread && { spread, complete };
    return this.last;
  }

  dispose(): void {
    this.disposed = true;
    this.watchers.dispose();
    this.systemWatch?.dispose();
  }

  private watch(): vscode.Disposable {
    const [first = ''] = this.path.split('/');
    const inside = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(this.uri, '*'));
    const around = new vscode.RelativePattern(
      vscode.Uri.joinPath(this.main, '..'),
      `${first.replace(/[?*[\]{}]/gu, '[$&]')}{,/**}`,
    );
    const folders = vscode.workspace.createFileSystemWatcher(around, false, true, false);
    const changed = (uri: vscode.Uri) => {
      this.changedOnDisk(uri);
    };
    const came = (uri: vscode.Uri) => {
      if (isAtOrIn(this.uri, uri)) this.relist(uri);
    };
    return vscode.Disposable.from(
      inside,
      folders,
      inside.onDidCreate(changed),
      inside.onDidChange(changed),
      inside.onDidDelete(changed),
      folders.onDidCreate(came),
      folders.onDidDelete(came),
    );
  }

  /** The folder may be another one than before, by the same name. */
  private watchAgain(): void {
    this.systemWatch?.dispose();
    if (this.state !== 'there' || this.disposed) return;
    this.systemWatch = watchFolder(this.uri, (name) => {
      this.changedOnDisk(vscode.Uri.joinPath(this.uri, name));
    });
  }

  private changedOnDisk(uri: vscode.Uri): void {
    const name = this.nameOf(uri);
    if (name === undefined) this.relist(uri);
    else this.touched(name);
  }

  /** Hidden entries are other tools'. */
  private relist(uri: vscode.Uri): void {
    if (/\/\.[^/]*$/u.test(uri.path)) return;
    this.unlisted = true;
    this.changed();
  }

  private async readAll(): Promise<void> {
    const begin = performance.now();
    let sliced = begin;
    let shown = 0;
    while (!this.disposed && (this.unlisted || this.stale.size > 0)) {
      if (this.unlisted) await this.list();
      const names = [...this.stale].slice(0, atOnce);
      for (const name of names) this.stale.delete(name);
      await Promise.all(names.map((name) => this.readOne(name)));
      if (performance.now() - sliced < slice) continue;
      if (!this.complete && performance.now() - begin > soon && this.files.size >= Math.max(few, 2 * shown)) {
        shown = this.files.size;
        this.start();
        this.changed();
      }
      await pause();
      sliced = performance.now();
    }
    const first = !this.complete;
    this.complete = true;
    if (first && shown > 0) this.changed();
  }

  /** Finds what is in the folder: what is new is read, and what is gone forgotten. */
  private async list(): Promise<void> {
    this.unlisted = false;
    this.state = await stateOf(vscode.Uri.joinPath(this.main, '..'), this.path);
    this.watchAgain();
    const entries = this.state === 'there' ? await entriesOf(this.uri) : [];
    const visible = entries.map(([name]) => name).filter((name) => !name.startsWith('.'));
    const named = new Set(visible.filter((name) => this.format.isItemFileName(name)));
    this.others = visible.filter((name) => !named.has(name));
    if (named.size > this.format.mostFiles) {
      this.state = 'crowded';
      named.clear();
    }
    for (const name of [...this.files.keys(), ...this.refused]) if (!named.has(name)) this.forget(name);
    for (const name of named) this.stale.add(name);
  }

  private forget(name: string): void {
    this.files.delete(name);
    this.refused.delete(name);
  }

  private async readOne(name: string): Promise<void> {
    const uri = vscode.Uri.joinPath(this.uri, name);
    const found = await readFile(uri, this.format.longestItem);
    this.forget(name);
    if (found === 'refused') this.refused.add(name);
    if (typeof found === 'string') return;
    const file = { name, text: found.text };
    this.files.set(name, { found: file, item: this.format.itemFileOf(file) });
    if (this.state === 'missing') this.state = 'there';
  }

  /** What the folder holds, with what is typed in open documents. */
  private contents(): FolderContents {
    const typed = this.openDocuments();
    const files = [...this.files.values()].map(({ found }) => {
      const document = typed.get(found.name);
      typed.delete(found.name);
      return document === undefined || found.text === undefined ? found : { ...found, text: document.getText() };
    });
    // What was deleted counts as long as an editor holds unsaved changes of it.
    const unsaved = [...typed].filter(([name, { isDirty }]) => isDirty && !this.refused.has(name));
    for (const [name, document] of unsaved) files.push({ name, text: document.getText() });
    return { files, refused: [...this.refused], others: this.others, state: this.state };
  }

  private openDocuments(): Map<string, vscode.TextDocument> {
    const open = new Map<string, vscode.TextDocument>();
    for (const document of vscode.workspace.textDocuments) {
      const name = document.isClosed ? undefined : this.nameOf(document.uri);
      if (name !== undefined) open.set(name, document);
    }
    return open;
  }
}

function isSame(one: FolderContents, other: FolderContents): boolean {
  const alike = (names: readonly string[], others: readonly string[]) =>
    names.length === others.length && names.every((name, index) => name === others[index]);
  return (
    one.state === other.state &&
    alike(one.refused, other.refused) &&
    alike(one.others, other.others) &&
    one.files.length === other.files.length &&
    one.files.every(({ name, text }, index) => {
      const file = other.files[index];
      return file?.name === name && file.text === text;
    })
  );
}
