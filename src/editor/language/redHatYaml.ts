import * as vscode from 'vscode';

/** What the YAML extension of Red Hat does too, where it is installed, by the names of its settings. */
export type Shared = 'validate' | 'completion' | 'hover';

/**
 * Whether the YAML extension of Red Hat says this already: YAML's own errors, and the format's keys with their
 * documentation, which it knows from our schema (ADR-0008). Nothing is said twice.
 */
export function saidByRedHat(what: Shared, document: vscode.Uri): boolean {
  const extension = vscode.extensions.getExtension('redhat.vscode-yaml');
  if (extension?.isActive !== true) return false;
  return vscode.workspace.getConfiguration('yaml', document).get(what, true);
}
