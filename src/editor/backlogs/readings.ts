import * as vscode from 'vscode';
import type { Reading } from '../../backlog/reading.ts';
import type { FileFormat, FileFormatLoader } from './fileFormat.ts';

/** A text that was read, and the document's version where it came from one. */
interface Known {
  readonly text: string;
  readonly document: vscode.TextDocument | undefined;
  readonly version: number;
  readonly reading: Reading | undefined;
}

/**
 * What the files say: an open document's text before the disk's. No text is read twice.
 */
export class Readings {
  private readonly known = new Map<string, Known>();
  private readonly disk = new Map<string, Promise<string | undefined>>();
  private readonly format: FileFormatLoader;
  private readonly log: vscode.LogOutputChannel;
  /** How many texts have been read so far. */
  count = 0;

  constructor(format: FileFormatLoader, log: vscode.LogOutputChannel) {
    this.format = format;
    this.log = log;
  }

  /** The reading of a file as it is now; undefined when it is gone or somebody else's. */
  async read(uri: vscode.Uri): Promise<Reading | undefined> {
    const format = await this.format.load();
    const text = openDocument(uri) === undefined ? await this.diskText(uri) : undefined;
    // The document may have been opened meanwhile, and then counts.
    const document = openDocument(uri);
    if (document !== undefined) return this.readDocument(document, format);
    if (text !== undefined) return this.readText(uri, { text, document: undefined, version: 0 }, format);
    this.known.delete(uri.toString());
    return undefined;
  }

  /** The reading of a document's present text, within this turn. */
  readDocument(document: vscode.TextDocument, format: FileFormat): Reading | undefined {
    const known = this.known.get(document.uri.toString());
    if (known?.document === document && known.version === document.version) return known.reading;
    return this.readText(document.uri, { text: document.getText(), document, version: document.version }, format);
  }

  /** The file on disk may be another now. */
  invalidate(uri: vscode.Uri): void {
    this.disk.delete(uri.toString());
  }

  private readText(uri: vscode.Uri, found: Omit<Known, 'reading'>, format: FileFormat): Reading | undefined {
    const known = this.known.get(uri.toString());
    let reading = known?.reading;
    if (known?.text !== found.text) {
      this.count += 1;
      // Read on from what was known: only the items whose text changed are parsed.
      reading = format.readBacklog(found.text, known?.reading);
    }
    this.known.set(uri.toString(), { ...found, reading });
    return reading;
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
      this.log.info(`Not read: ${uri.toString(true)}: ${String(error)}`);
      return undefined;
    }
  }
}

/** The open document of a file, whose text may be newer than the disk's. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === key);
}
