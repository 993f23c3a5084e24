import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import type { FileFormat, FileFormatLoader } from './fileFormat.ts';
import { type GentleReading, readGently } from './gentleReading.ts';
import type { KeptBlocks } from './keptBlocks.ts';
import type { Composed } from '../spread/itemFolder.ts';
import type { ItemFolders } from '../spread/itemFolders.ts';

/** A text to be read, and the document's version where it came from one. */
interface Found {
  readonly uri: vscode.Uri;
  readonly text: string;
  /** What it was put together from, where the items stand in files of their own. */
  readonly files: Composed | undefined;
  readonly document: vscode.TextDocument | undefined;
  readonly version: number;
}

/** A text that was read. */
interface Known extends Found {
  /** Of the text alone, which the next one is read on from. */
  readonly plain: Reading | undefined;
  readonly reading: Reading | undefined;
}

/** A text that is being read. */
interface UnderWay {
  readonly running: GentleReading;
  readonly files: Composed | undefined;
}

/** What readings need of the place that they are in. */
interface Surroundings {
  readonly log: vscode.LogOutputChannel;
  readonly kept: KeptBlocks;
  /** Much more of a large file has been read, or a file of a backlog that has several is another now. */
  readonly advanced: (uri: vscode.Uri) => void;
}

/**
 * What the files say: an open document's text before the disk's. No text is read twice, and none is read for long:
 * of a large file, what has been read so far is what it says, read-only, until the rest has come.
 */
export class Readings {
  private readonly known = new Map<string, Known>();
  private readonly underWay = new Map<string, UnderWay>();
  private readonly disk = new Map<string, Promise<string | undefined>>();
  private readonly format: FileFormatLoader;
  private readonly around: Surroundings;
  private folders: ItemFolders | undefined;
  /** How many texts have been read so far. */
  count = 0;

  constructor(format: FileFormatLoader, around: Surroundings) {
    this.format = format;
    this.around = around;
  }

  /** The reading of a file as it is now; undefined when it is gone or somebody else's. */
  async read(uri: vscode.Uri): Promise<Reading | undefined> {
    const format = await this.format.load();
    const text = openDocument(uri) === undefined ? await this.diskText(uri) : undefined;
    // The document may have been opened meanwhile, and then counts.
    const document = openDocument(uri);
    const known = this.known.get(uri.toString());
    // Every view asks: a large document's text is not put together again for each.
    if (isOf(known, document)) return known?.reading;
    const main = document === undefined ? text : document.getText();
    if (main === undefined) {
      this.forget(uri);
      return undefined;
    }
    const version = versionOf(document);
    const files = await this.filesOf(uri, main, format);
    if (version !== versionOf(openDocument(uri))) return this.read(uri);
    return this.readText({ uri, text: files?.spread.text ?? main, files, document, version }, format);
  }

  /** The reading of a document's present text, within this turn: of a large one, what has been read so far. */
  readDocument(document: vscode.TextDocument, format: FileFormat): Reading | undefined {
    const { uri, version } = document;
    const key = uri.toString();
    const known = this.known.get(key);
    if (isOf(known, document)) return known?.reading;
    const main = document.getText();
    const files = this.folders?.composed(uri, main);
    const text = files?.spread.text ?? main;
    const { running } = this.underWay.get(key) ?? {};
    if (running?.text === text && running.partial !== undefined) return inFiles(running.partial, files, format);
    if (known?.text === text) return this.knownAgain({ uri, text, files, document, version }, known, format);
    const plain = this.readNow(text, known, format);
    const reading = inFiles(plain, files, format);
    this.known.set(key, { uri, text, files, document, version, plain, reading });
    this.around.kept.settled(key, plain);
    return reading;
  }

  /** The backlog whose item stands in a file of its own. */
  ownerOf(uri: vscode.Uri): vscode.Uri | undefined {
    return this.folders?.ownerOf(uri);
  }

  dispose(): void {
    this.folders?.dispose();
  }

  /** The file on disk may be another now. */
  invalidate(uri: vscode.Uri): void {
    this.disk.delete(uri.toString());
    this.folders?.touched(uri);
  }

  private forget(uri: vscode.Uri): void {
    const key = uri.toString();
    this.known.delete(key);
    this.underWay.get(key)?.running.cancel();
    this.underWay.delete(key);
    this.folders?.forget(uri);
  }

  /** What belongs to files in which single items stand is loaded where a backlog has such. */
  private async filesOf(uri: vscode.Uri, main: string, format: FileFormat): Promise<Composed | undefined> {
    if (format.folderKeyOf(main) === undefined) {
      this.folders?.forget(uri);
      return undefined;
    }
    const { ItemFolders: Folders } = await import('../spread/itemFolders.ts');
    this.folders ??= new Folders(format, this.around.advanced);
    return this.folders.settled(uri, main);
  }

  private readNow(text: string, known: Known | undefined, format: FileFormat): Reading | undefined {
    this.count += 1;
    // Read on from what was known: only the items whose text changed are parsed.
    return format.readBacklog(text, known?.plain);
  }

  private async readText(found: Found, format: FileFormat): Promise<Reading | undefined> {
    const key = found.uri.toString();
    const known = this.known.get(key);
    if (known?.text === found.text) return this.knownAgain(found, known, format);
    const under = this.underWay.get(key);
    const { started } = under?.running.text === found.text ? under.running : this.start(found, format);
    await started;
    // Another text may have come meanwhile: its reading counts.
    await this.underWay.get(key)?.running.started;
    const { running, files } = this.underWay.get(key) ?? {};
    return running?.partial === undefined ? this.known.get(key)?.reading : inFiles(running.partial, files, format);
  }

  private start(found: Found, format: FileFormat): GentleReading {
    const { uri } = found;
    const key = uri.toString();
    this.count += 1;
    this.underWay.get(key)?.running.cancel();
    const advanced = () => {
      this.around.advanced(uri);
    };
    const running = readGently(found.text, this.stepsOf(key, found.text, format), advanced);
    this.underWay.set(key, { running, files: found.files });
    void running.finished.then((plain) => {
      if (this.underWay.get(key)?.running !== running) return;
      this.underWay.delete(key);
      this.known.set(key, { ...found, plain, reading: inFiles(plain, found.files, format) });
      this.around.kept.settled(key, plain);
      if (running.partial !== undefined) advanced();
    });
    return running;
  }

  /** The same text again, from another document or put together from files of which something else is said. */
  private knownAgain(found: Found, { plain, files, reading }: Known, format: FileFormat): Reading | undefined {
    const again = files === found.files ? reading : inFiles(plain, found.files, format);
    this.known.set(found.uri.toString(), { ...found, plain, reading: again });
    return again;
  }

  /** Read on from what was known; of what was never read in this session, from what an earlier one has kept. */
  private stepsOf(key: string, text: string, { readInSteps }: FileFormat): Parameters<typeof readGently>[1] {
    const previous = this.known.get(key)?.plain;
    const kept = previous === undefined ? this.around.kept.of(key, text) : undefined;
    return kept?.then((known) => readInSteps(text, undefined, known)) ?? readInSteps(text, previous);
  }

  private diskText(uri: vscode.Uri): Promise<string | undefined> {
    const key = uri.toString();
    const pending = this.disk.get(key) ?? this.readFile(uri);
    this.disk.set(key, pending);
    return pending;
  }

  private async readFile(uri: vscode.Uri): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      this.around.log.info(`Not read: ${uri.toString(true)}: ${String(error)}`);
      return undefined;
    }
  }
}

/** Zero for a file that no editor has open. */
function versionOf(document: vscode.TextDocument | undefined): number {
  return document?.version ?? 0;
}

/** Whether what is known was read from this very version of a document, and from nothing else. */
function isOf(known: Known | undefined, document: vscode.TextDocument | undefined): boolean {
  if (document === undefined || known?.files !== undefined) return false;
  return known?.document === document && known.version === document.version;
}

/** A text's reading as that of the files that it was put together from. While some are missing, nothing is written. */
function inFiles(plain: Reading | undefined, files: Composed | undefined, format: FileFormat): Reading | undefined {
  if (plain === undefined || files === undefined) return plain;
  const reading = format.spreadReading(plain, files.spread);
  if (files.complete) return reading;
  return { ...reading, backlog: { ...reading.backlog, readOnly: reading.backlog.readOnly ?? 'reading' } };
}

/** The open document of a file, whose text may be newer than the disk's. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === key);
}
