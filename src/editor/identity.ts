import * as vscode from 'vscode';
import { type Hints, whoAmI } from '../core/policy/whoami.ts';
import type { Backlog } from '../core/model/backlog.ts';

type GitHints = Pick<Hints, 'gitName' | 'gitEmail'>;

/** Who "I" am in a backlog: the setting, else git's identity, else nobody. Git is asked once a folder, when needed. */
export class Identity {
  private readonly asked = new Map<string, Promise<GitHints>>();
  private readonly log: vscode.LogOutputChannel;
  /** How many times git was asked. */
  gitRuns = 0;

  constructor(log: vscode.LogOutputChannel) {
    this.log = log;
  }

  /** A key of the backlog's people, or what the setting says; undefined for nobody. */
  async me(uri: vscode.Uri, backlog: Backlog): Promise<string | undefined> {
    const setting = vscode.workspace.getConfiguration('headwater', uri).get('me', '');
    if (setting.trim() !== '') return whoAmI(backlog, { setting });
    return whoAmI(backlog, await this.gitHints(uri));
  }

  private gitHints(uri: vscode.Uri): Promise<GitHints> {
    // An untrusted folder starts no process; git's configuration there could start others.
    if (!vscode.workspace.isTrusted || uri.scheme !== 'file') return Promise.resolve({});
    const folder = vscode.Uri.joinPath(uri, '..').fsPath;
    const pending = this.asked.get(folder) ?? this.askGit(folder);
    this.asked.set(folder, pending);
    return pending;
  }

  private async askGit(folder: string): Promise<GitHints> {
    this.gitRuns += 1;
    try {
      const { gitIdentity } = await import('../git/identity.ts');
      const { name, email } = await gitIdentity(folder, AbortSignal.timeout(3000));
      return { gitName: name, gitEmail: email };
    } catch (error) {
      this.log.info(`Git does not say who you are: ${String(error)}`);
      return {};
    }
  }
}
