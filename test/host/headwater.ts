import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Node } from '../../src/editor/tree/nodes.ts';
import type { Headwater } from '../../src/extension.ts';
import { eventually } from '../support/eventually.ts';

/** The extension under test, activated. */
export async function headwater(): Promise<Headwater> {
  const extension = vscode.extensions.getExtension<Headwater>('headwater.headwater');
  assert.ok(extension, 'the extension under test is not there');
  return extension.activate();
}

/** The folder of the workspace: a copy that only this run uses. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the tests need a folder');
  return folder.uri;
}

/** The backlog that the views show. */
export function mainBacklog(): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), 'backlog.yaml');
}

/** A backlog of a test's own, at a place where the settings do not look, so that no view minds it. */
export async function storyFile(text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), 'fixtures', randomUUID(), 'backlog.yaml');
  await write(uri, text);
  return uri;
}

export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export async function onDisk(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** The tree as text: a line a node, indented, with what stands beside its label. */
export async function drawn({ tree }: Pick<Headwater, 'tree'>, node?: Node, indent = ''): Promise<string> {
  const lines: string[] = [];
  for (const child of await tree.getChildren(node)) {
    const { label, description } = await tree.getTreeItem(child);
    assert.ok(typeof label === 'string' && typeof description === 'string');
    lines.push(`${indent}${label} | ${description}`.trimEnd());
    const below = await drawn({ tree }, child, `${indent}  `);
    if (below !== '') lines.push(below);
  }
  return lines.join('\n');
}

/** Undoes the last step in the editor that shows a file. */
export async function undoIn(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('undo');
}

/** Takes back what is unsaved and closes everything, so that the next test begins without dialogs. */
export async function closeEverything(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually(() => {
      assert.equal(document.isDirty, false);
    });
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Closes everything and puts the backlog that the views show back, also in VS Code, which reads it a moment later. */
export async function putBack(original: string): Promise<void> {
  await closeEverything();
  await write(mainBacklog(), original);
  await eventually(() => {
    const { textDocuments } = vscode.workspace;
    const document = textDocuments.find(({ uri }) => uri.toString() === mainBacklog().toString());
    if (document !== undefined) assert.equal(document.getText(), original);
  });
}

/** Puts the backlog that the views show back after every test of a suite. Gives its text. */
export function keepMainBacklog(): () => string {
  let original = '';
  before(async () => {
    original = await onDisk(mainBacklog());
  });
  afterEach(() => putBack(original));
  return () => original;
}

/** Sets settings for the workspace while a test runs. */
export async function withSettings(
  settings: Readonly<Record<string, unknown>>,
  test: () => Promise<void>,
): Promise<void> {
  const set = async (value: (name: string) => unknown) => {
    for (const name of Object.keys(settings)) {
      await vscode.workspace.getConfiguration().update(name, value(name), vscode.ConfigurationTarget.Workspace);
    }
  };
  await set((name) => settings[name]);
  try {
    await test();
  } finally {
    await set(() => undefined);
  }
}

/** Presses Enter in the fields that a command opens, until it is done. */
export async function pressEnter(running: Thenable<unknown>): Promise<void> {
  let open = true;
  const done = Promise.resolve(running).finally(() => {
    open = false;
  });
  const press = async (): Promise<void> => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (open) await press();
  };
  await Promise.all([done, press()]);
}
