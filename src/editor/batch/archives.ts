import type * as vscode from 'vscode';
import { type ArchivedBatches, archivedBatches, noArchive } from '../../core/batch/history.ts';
import type { FileFormatLoader } from '../backlogs/fileFormat.ts';
import { readGently } from '../backlogs/gentleReading.ts';
import { openDocument } from '../backlogs/readings.ts';
import { archiveBeside, stampOf, textOf } from '../backlogs/takenIds.ts';

/**
 * What archives say of batches. One is read when somebody asks, in slices, and again when it has changed; nothing else
 * of it is kept.
 */
export class Archives {
  /** How often one was read. */
  reads = 0;
  private readonly format: FileFormatLoader;
  private readonly known = new Map<string, { readonly stamp: string; readonly batches: ArchivedBatches }>();

  constructor(format: FileFormatLoader) {
    this.format = format;
  }

  /** What a backlog's archive said when it was read last. */
  soFar(backlog: vscode.Uri): ArchivedBatches {
    return this.known.get(archiveBeside(backlog).toString())?.batches ?? noArchive;
  }

  /** What it says now. */
  async of(backlog: vscode.Uri): Promise<ArchivedBatches> {
    const uri = archiveBeside(backlog);
    const key = uri.toString();
    const document = openDocument(uri);
    const stamp = document === undefined ? await stampOf(uri) : `version ${document.version}`;
    const known = this.known.get(key);
    if (known?.stamp === stamp) return known?.batches ?? noArchive;
    const batches = stamp === undefined ? noArchive : await this.read(document?.getText() ?? (await textOf(uri)));
    this.known.set(key, { stamp: stamp ?? '', batches });
    return batches;
  }

  private async read(text: string): Promise<ArchivedBatches> {
    this.reads += 1;
    const { readInSteps } = await this.format.load();
    const reading = await readGently(text, readInSteps(text), () => undefined).finished;
    return archivedBatches(reading?.backlog.items ?? []);
  }
}
