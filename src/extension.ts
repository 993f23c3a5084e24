import type * as vscode from 'vscode';

/** Builds the parts of the extension host and registers them. */
export function activate(_context: vscode.ExtensionContext): void {
  // The parts follow.
}
