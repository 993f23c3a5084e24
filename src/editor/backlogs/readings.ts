import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import type { FileFormat, FileFormatLoader } from './fileFormat.ts';
import { type GentleReading, readGently } from './gentleReading.ts';
import type { KeptBlocks } from './keptBlocks.ts';

/** A text that was read, and the document's version where it came from one. */
interface Known {
  readonly text: string;
  readonly document: vscode.TextDocument | undefined;
  readonly version: number;
  readonly reading: Reading | undefined;
}

/** What readings need of the place that they are in. */
interface Surroundings {
  readonly log: vscode.LogOutputChannel;
  readonly kept: KeptBlocks;
  /** Much more of a large file has been read. */
  readonly advanced: (uri: vscode.Uri) => void;
}

/**
 * What the files say: an open document's text before the disk's. No text is read twice, and none is read for long:
 * of a large file, what has been read so far is what it says, read-only, until the rest has come.
 */
export class Readings {
  private readonly known = new Map<string, Known>();
  private readonly underWay = new Map<string, GentleReading>();
  private readonly disk = new Map<string, Promise<string | undefined>>();
  private readonly format: FileFormatLoader;
  private readonly around: Surroundings;
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
    const found = document === undefined ? text : document.getText();
    if (found === undefined) {
      this.forget(uri);
      return undefined;
    }
    return this.readText(uri, { text: found, document, version: document?.version ?? 0 }, format);
  }

  /** The reading of a document's present text, within this turn: of a large one, what has been read so far. */
  readDocument(document: vscode.TextDocument, format: FileFormat): Reading | undefined {
    const { uri, version } = document;
    const key = uri.toString();
    const known = this.known.get(key);
    if (isOf(known, document)) return known?.reading;
    const text = document.getText();
    const running = this.underWay.get(key);
    if (running?.text === text && running.partial !== undefined) return running.partial;
    const same = known?.text === text;
    const reading = same ? known.reading : this.readNow(text, known, format);
    this.known.set(key, { text, document, version, reading });
    if (!same) this.around.kept.settled(key, reading);
    return reading;
  }

  /** The file on disk may be another now. */
  invalidate(uri: vscode.Uri): void {
    this.disk.delete(uri.toString());
  }

  private forget(uri: vscode.Uri): void {
    const key = uri.toString();
    this.known.delete(key);
    this.underWay.get(key)?.cancel();
    this.underWay.delete(key);
  }

  private readNow(text: string, known: Known | undefined, format: FileFormat): Reading | undefined {
    this.count += 1;
    // Read on from what was known: only the items whose text changed are parsed.
    return format.readBacklog(text, known?.reading);
  }

  private async readText(
    uri: vscode.Uri,
    found: Omit<Known, 'reading'>,
    format: FileFormat,
  ): Promise<Reading | undefined> {
    const key = uri.toString();
    const known = this.known.get(key);
    if (known?.text === found.text) {
      this.known.set(key, { ...found, reading: known.reading });
      return known.reading;
    }
    const running = this.underWay.get(key);
    const reading = running?.text === found.text ? running : this.start(uri, found, format);
    await reading.started;
    // Another text may have come meanwhile: its reading counts.
    const latest = this.underWay.get(key);
    await latest?.started;
    return this.underWay.get(key)?.partial ?? this.known.get(key)?.reading;
  }

  private start(uri: vscode.Uri, found: Omit<Known, 'reading'>, format: FileFormat): GentleReading {
    const key = uri.toString();
    this.count += 1;
    this.underWay.get(key)?.cancel();
    const advanced = () => {
      this.around.advanced(uri);
    };
    const running = readGently(found.text, this.stepsOf(key, found.text, format), advanced);
    this.underWay.set(key, running);
    void running.finished.then((reading) => {
      if (this.underWay.get(key) !== running) return;
      this.underWay.delete(key);
      this.known.set(key, { ...found, reading });
      this.around.kept.settled(key, reading);
      if (running.partial !== undefined) advanced();
    });
    return running;
  }

  /** Read on from what was known; of what was never read in this session, from what an earlier one has kept. */
  private stepsOf(key: string, text: string, { readInSteps }: FileFormat): Parameters<typeof readGently>[1] {
    const previous = this.known.get(key)?.reading;
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

/** Whether what is known was read from this very version of a document. */
function isOf(known: Known | undefined, document: vscode.TextDocument | undefined): boolean {
  return document !== undefined && known?.document === document && known.version === document.version;
}

/** The open document of a file, whose text may be newer than the disk's. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === key);
}
