import type * as vscode from 'vscode';

/** The folder in which VS Code lets the extension keep what can be made again: the workspace's, else the person's. */
export function storageOf({ storageUri, globalStorageUri }: vscode.ExtensionContext): string | undefined {
  const { scheme, fsPath } = storageUri ?? globalStorageUri;
  return scheme === 'file' ? fsPath : undefined;
}
