import * as vscode from 'vscode';
import { comparedWithDisk, isActive, noticed, readAgain, textOnDisk } from './documents.ts';

/** Why a document that was clean before a change is not saved after it. */
export type Unsaved = 'would-reformat' | 'mixed-line-breaks' | 'failed';

/**
 * Saves a document so that the disk gets exactly `text`, or leaves it unsaved and says why.
 *
 * VS Code lets formatters, settings and other extensions rewrite a text while it is saved. A card that was dragged
 * must not reformat the file: where something would act, the save goes round them if the document is the active
 * editor (only then VS Code can), else it is left to the person.
 */
export class Saving {
  /** Documents that another extension rewrote while saving: nothing announces those beforehand. */
  private readonly rewritten = new Set<string>();

  /** @param before what the file says, as far as anybody knows: the text that the change was made on */
  async save(document: vscode.TextDocument, text: string, before: string): Promise<Unsaved | undefined> {
    const key = document.uri.toString();
    if (!this.rewritten.has(key) && !(await wouldRewrite(document))) {
      const rewriting = new Rewriting(document);
      const saved = await document.save();
      rewriting.dispose();
      if (!saved) return (await savedUnnoticed(document, { text, before })) ? undefined : 'failed';
      if (rewriting.undone) await catchUp(document, text);
      if (!rewriting.happenedTo(text)) return undefined;
      this.rewritten.add(key);
      await restore(document, text);
    }
    if (!isActive(document)) return 'would-reformat';
    await vscode.commands.executeCommand('workbench.action.files.saveWithoutFormatting');
    return document.isDirty ? 'failed' : undefined;
  }

  /** A document that says what its file says, unless somebody types in it: what was written a moment ago is waited for. */
  async newest(uri: vscode.Uri): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(uri);
    if (!document.isDirty && (await comparedWithDisk(document)) === 'newer') await this.nextText(document);
    return document;
  }

  /** Waits for a document's next text, and has VS Code look for it when none comes. */
  async nextText(document: vscode.TextDocument): Promise<void> {
    if ((await noticed(document)) || document.isDirty || (await readAgain(document))) return;
    await this.takeIn(document);
  }

  /** Gives a document what its file says by an edit, where it cannot be read again: VS Code takes it for saved then. */
  private async takeIn(document: vscode.TextDocument): Promise<void> {
    const text = await textOnDisk(document);
    if (text === undefined || document.isDirty) return;
    await restore(document, text);
    await this.save(document, text, text);
  }
}

/**
 * Tells extensions that rewrite a text while it is saved from the person, who may undo or type in the same moment:
 * theirs is never taken back.
 */
class Rewriting {
  private readonly document: vscode.TextDocument;
  private readonly listeners: vscode.Disposable;
  private written: string | undefined;
  /** Whether the person undid something, or did it again, meanwhile. */
  undone = false;

  constructor(document: vscode.TextDocument) {
    this.document = document;
    this.listeners = vscode.Disposable.from(
      vscode.workspace.onDidSaveTextDocument((saved) => {
        if (saved === document) this.written = document.getText();
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && event.reason !== undefined) this.undone = true;
      }),
    );
  }

  /** Whether another text than `text` was written, and nobody has changed it since. */
  happenedTo(text: string): boolean {
    return this.written !== text && this.written === this.document.getText() && !this.undone;
  }

  dispose(): void {
    this.listeners.dispose();
  }
}

/** Most characters of a text that VS Code compares with a file that is newer than it knows. */
const mostCompared = 50_000;

/**
 * Saves what VS Code refuses to save because the file is newer than it knows, where the file says exactly what the
 * change was made on: somebody wrote it in the moment in which VS Code read it, so that it has the new text and the
 * old time. The text goes to the disk, and VS Code, which takes a file that says what it would write, saves it.
 */
async function savedUnnoticed(
  document: vscode.TextDocument,
  { text, before }: { readonly text: string; readonly before: string },
): Promise<boolean> {
  if (text.length > mostCompared || document.getText() !== text || (await textOnDisk(document)) !== before)
    return false;
  const { uri, encoding } = document;
  await vscode.workspace.fs.writeFile(uri, await vscode.workspace.encode(text, { encoding }));
  return document.save();
}

/**
 * Writes what VS Code takes for written. An undo to what the file said before makes a document count as saved, even while
 * a save writes another text to the file: then the two differ, and no later save would do anything.
 * @param written the text that the save wrote: a file that says anything else is somebody else's
 */
async function catchUp(document: vscode.TextDocument, written: string): Promise<void> {
  const text = document.getText();
  if (document.isDirty || text === written || (await textOnDisk(document)) !== written) return;
  const { uri, encoding } = document;
  await vscode.workspace.fs.writeFile(uri, await vscode.workspace.encode(text, { encoding }));
}

/** Whether one of VS Code's own save participants would change the text. */
async function wouldRewrite(document: vscode.TextDocument): Promise<boolean> {
  return rewritesByItself(document) || (await rewritesByProvider(document));
}

function rewritesByItself(document: vscode.TextDocument): boolean {
  const files = vscode.workspace.getConfiguration('files', document);
  const text = document.getText();
  return (
    (files.get('trimTrailingWhitespace') === true && /[ \t]$/mu.test(text)) ||
    (files.get('insertFinalNewline') === true && text !== '' && !/[\r\n]$/u.test(text)) ||
    (files.get('trimFinalNewlines') === true && /(?:\r?\n){2}$/u.test(text))
  );
}

async function rewritesByProvider(document: vscode.TextDocument): Promise<boolean> {
  const editor = vscode.workspace.getConfiguration('editor', document);
  if (editor.get('formatOnSave') === true && (await formatterWouldAct(document))) return true;
  const actions = editor.get<Record<string, unknown>>('codeActionsOnSave') ?? {};
  const wanted = Object.values(actions).some((when) => when === true || when === 'explicit' || when === 'always');
  return wanted && (await sourceActionWouldAct(document));
}

async function formatterWouldAct(document: vscode.TextDocument): Promise<boolean> {
  const settings = vscode.workspace.getConfiguration('editor', document);
  const options = { tabSize: settings.get('tabSize', 2), insertSpaces: settings.get('insertSpaces', true) };
  const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
    'vscode.executeFormatDocumentProvider',
    document.uri,
    options,
  );
  return (edits ?? []).some((edit) => document.getText(edit.range) !== edit.newText);
}

async function sourceActionWouldAct(document: vscode.TextDocument): Promise<boolean> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<unknown[] | undefined>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    vscode.CodeActionKind.Source.value,
  );
  return (actions ?? []).length > 0;
}

async function restore(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}
