import * as vscode from 'vscode';

/** Shows a Markdown text as a document that is saved nowhere yet: the person keeps it where they want, or not. */
export async function showMarkdown(content: string): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}
