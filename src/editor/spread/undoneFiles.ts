import * as vscode from 'vscode';
import { Saving } from '../backlogs/saving.ts';

/**
 * Saves the files of items that a step undone or done again elsewhere has changed: on a board, or in another file of
 * the step. There nobody would see that they are unsaved. What was unsaved before stays so, and what is undone in its
 * own editor is the person's to save. Tabs say nothing about it: VS Code opens one by itself for a file that is unsaved
 * for a moment.
 */
export class UndoneFiles {
  private readonly concerns: (uri: vscode.Uri) => boolean;
  private readonly saving = new Saving();
  /** Documents whose save is under way, and whether they were undone or done again meanwhile. */
  private readonly underWay = new Map<vscode.TextDocument, { again: boolean }>();
  private readonly listener = vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
    if (reason !== undefined && this.concerns(document.uri)) void this.changed(document);
  });

  /** @param concerns whether a file is an item's */
  constructor(concerns: (uri: vscode.Uri) => boolean) {
    this.concerns = concerns;
  }

  dispose(): void {
    this.listener.dispose();
  }

  /** The event comes before VS Code says that the document is unsaved by it. */
  private async changed(document: vscode.TextDocument): Promise<void> {
    const before = this.underWay.get(document);
    if (before !== undefined) before.again = true;
    else if (!document.isDirty && vscode.window.activeTextEditor?.document !== document) await this.save(document);
  }

  private async save(document: vscode.TextDocument): Promise<void> {
    const save = { again: true };
    this.underWay.set(document, save);
    try {
      while (save.again) {
        save.again = false;
        const text = document.getText();
        await this.saving.save(document, text, text);
      }
    } finally {
      this.underWay.delete(document);
    }
  }
}
