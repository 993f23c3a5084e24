import type * as vscode from 'vscode';
import { type FoundLog, findLogs, looksLikeRecord } from '../../core/decisions/findLogs.ts';
import { type LogFiles, isConfig, textOfFile } from './logFiles.ts';

/**
 * Tells which folders are logs. A folder of which only names speak is one when a record in it has a heading of a
 * decision: it is looked at once, and later only at what has changed in it.
 */
export class LogFinder {
  private readonly verdicts = new Map<string, boolean>();

  async find(files: LogFiles, found: ReadonlyMap<string, vscode.Uri>): Promise<readonly FoundLog[]> {
    const configs = new Map<string, string>();
    for (const [path, uri] of found) if (isConfig(path)) configs.set(path, (await textOfFile(uri)) ?? '');
    const { logs, candidates } = findLogs({ paths: [...found.keys()], configs, setting: files.named });
    const likely: FoundLog[] = [];
    for (const candidate of candidates) if (await this.isLikely(candidate, found)) likely.push(candidate);
    return [...logs, ...likely];
  }

  /** A file of a folder that is no log says something else now. @returns whether the folder may be one after all */
  async isNews(path: string, uri: vscode.Uri): Promise<boolean> {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (this.verdicts.get(folder) !== false || !looksLikeRecord((await textOfFile(uri)) ?? '')) return false;
    this.verdicts.set(folder, true);
    return true;
  }

  private async isLikely({ folder, records }: FoundLog, found: ReadonlyMap<string, vscode.Uri>): Promise<boolean> {
    const known = this.verdicts.get(folder);
    if (known !== undefined) return known;
    for (const path of records) {
      const uri = found.get(path);
      if (uri === undefined || !looksLikeRecord((await textOfFile(uri)) ?? '')) continue;
      this.verdicts.set(folder, true);
      return true;
    }
    this.verdicts.set(folder, false);
    return false;
  }
}
