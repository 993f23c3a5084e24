import * as vscode from 'vscode';
import { Lifetime } from '../lifetime.ts';
import type { LanguageParts } from './place.ts';

/** The language of a backlog. It is loaded and registered once there is one, for those files only. */
export class BacklogLanguage extends Lifetime {
  private readonly parts: LanguageParts;
  private registered = '';
  private providers: vscode.Disposable | undefined;

  constructor(parts: LanguageParts) {
    super();
    this.parts = parts;
    this._register({ dispose: () => this.providers?.dispose() as unknown });
    this._register(parts.backlogs.onDidChange(() => void this.refresh()));
  }

  private async refresh(): Promise<void> {
    const files = (await this.parts.backlogs.all()).map(({ uri, reading: { source } }) => {
      return { uri, folder: source.spread?.folder };
    });
    const wanted = files.map(({ uri, folder = '' }) => `${uri.toString()} ${folder}`).join('\n');
    if (wanted === this.registered) return;
    this.registered = wanted;
    const { registerProviders } = await import('./providers.ts');
    // Another round may have overtaken this one while the code was loaded.
    if (wanted !== this.registered) return;
    this.providers?.dispose();
    this.providers = files.length === 0 ? undefined : registerProviders(this.parts, files);
  }
}
