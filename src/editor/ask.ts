import * as vscode from 'vscode';

// What a command asks opens while the palette that started it closes. A board gets the focus back then, a moment late,
// and a question that closes when the focus goes elsewhere would be gone before anybody has read it. So all questions
// stay open until they are answered, or left by Escape.

/** Asks for a text. @returns undefined on Escape */
export function askInput(options: vscode.InputBoxOptions): Thenable<string | undefined> {
  return vscode.window.showInputBox({ ...options, ignoreFocusOut: true });
}

/** Lets one of several be picked. @returns undefined on Escape */
export function pickOne<Choice extends vscode.QuickPickItem>(
  choices: readonly Choice[],
  options: vscode.QuickPickOptions,
): Thenable<Choice | undefined> {
  return vscode.window.showQuickPick(choices, { ...options, ignoreFocusOut: true });
}

/** Lets one of several words be picked. @returns undefined on Escape */
export function pickWord(words: readonly string[], options: vscode.QuickPickOptions): Thenable<string | undefined> {
  return vscode.window.showQuickPick(words, { ...options, ignoreFocusOut: true });
}

/**
 * Lets any of several be picked; those that say `picked` are. They are there when the question opens: VS Code's own
 * question takes an Enter that comes before them as an answer, and that nothing was picked.
 * @returns undefined on Escape
 */
export function pickSeveral<Choice extends vscode.QuickPickItem>(
  choices: readonly Choice[],
  { title, placeHolder, matchOnDescription = false, matchOnDetail = false }: vscode.QuickPickOptions,
): Promise<readonly Choice[] | undefined> {
  const pick = vscode.window.createQuickPick<Choice>();
  pick.title = title;
  pick.placeholder = placeHolder;
  pick.matchOnDescription = matchOnDescription;
  pick.matchOnDetail = matchOnDetail;
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.items = choices;
  pick.selectedItems = choices.filter(({ picked }) => picked);
  return new Promise<readonly Choice[] | undefined>((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems);
    });
    pick.onDidHide(() => {
      resolve(undefined);
    });
    pick.show();
  }).finally(() => {
    pick.dispose();
  });
}
