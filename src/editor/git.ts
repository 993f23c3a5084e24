import * as vscode from 'vscode';

/** What is used of VS Code's git extension (`vscode.git`, API version 1). */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<unknown>;
  getRepository(uri: vscode.Uri): Repository | null;
  openRepository?(root: vscode.Uri): Promise<Repository | null>;
}

/** A repository as VS Code's git extension sees it. */
export interface Repository {
  readonly rootUri: vscode.Uri;
  /** Asks git itself; `HEAD` is the branch that is checked out. */
  getBranch(name: string): Promise<{ readonly name?: string }>;
  createBranch(name: string, checkout: boolean): Promise<void>;
  checkout(treeish: string): Promise<void>;
}

/** Why there is no repository to work in. */
export type NoRepository = 'untrusted' | 'no-git' | 'no-repository';

/** Milliseconds that the git extension gets to find its repositories. */
const patience = 10_000;

/** The repository that holds a file, through VS Code's git extension; or why there is none. */
export async function repositoryOf(uri: vscode.Uri): Promise<Repository | NoRepository> {
  if (!vscode.workspace.isTrusted) return 'untrusted';
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) return 'no-git';
  const git = extension.isActive ? extension.exports : await extension.activate();
  if (!git.enabled) return 'no-git';
  const api = git.getAPI(1);
  await initialized(api);
  const folder = vscode.Uri.joinPath(uri, '..');
  return api.getRepository(uri) ?? (await api.openRepository?.(folder)) ?? api.getRepository(uri) ?? 'no-repository';
}

/** Checks a branch out, creating it where there is none. Throws what git says. */
export async function switchTo(repository: Repository, branch: string): Promise<'created' | 'switched' | 'already'> {
  // What the extension knows of HEAD may be older than a checkout in a terminal.
  if ((await branchOf(repository, 'HEAD'))?.name === branch) return 'already';
  if ((await branchOf(repository, branch)) !== undefined) {
    await repository.checkout(branch);
    return 'switched';
  }
  await repository.createBranch(branch, true);
  return 'created';
}

async function branchOf(repository: Repository, name: string): Promise<{ readonly name?: string } | undefined> {
  try {
    return await repository.getBranch(name);
  } catch {
    return undefined;
  }
}

/** Waits until git has looked for its repositories, or for as long as anybody would. */
async function initialized(api: GitApi): Promise<void> {
  if (api.state === 'initialized') return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patience);
    const listener = api.onDidChangeState(() => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    });
  });
}
