import { type Theme, type Workbench, allThemes } from './workbench.ts';

/** What VS Code writes on a webview's document for a theme: its colours, and which kind of theme it is. */
interface Marks {
  readonly style: string;
  readonly classes: string;
  readonly data: Readonly<Record<string, string>>;
}

/** The themes as VS Code shows them in the board. */
export type Themes = ReadonlyMap<Theme, Marks>;

/** Has VS Code show each theme, and notes what it writes on the board's document. */
export async function learnThemes(workbench: Workbench): Promise<Themes> {
  const themes = new Map<Theme, Marks>();
  for (const theme of allThemes) {
    await workbench.setTheme(theme);
    const marks = await workbench.board.frame
      .locator('body')
      .evaluate(({ ownerDocument: { body, documentElement } }) => {
        return {
          style: documentElement.style.cssText,
          classes: body.className,
          data: Object.fromEntries(Object.entries(body.dataset)),
        };
      });
    themes.set(theme, marks as Marks);
  }
  return themes;
}

/**
 * Writes the same on the board's document again, so that a state is looked at in every theme while it lasts: what is
 * open stays open, and VS Code need not change its settings a hundred times.
 */
export async function wearTheme({ board }: Workbench, marks: Marks | undefined): Promise<void> {
  if (marks === undefined) throw new Error('VS Code has not shown this theme.');
  await board.frame.locator('body').evaluate(async ({ ownerDocument }, { style, classes, data }) => {
    const { body, documentElement } = ownerDocument;
    documentElement.style.cssText = style;
    body.className = classes;
    Object.assign(body.dataset, data);
    // Colours may fade from one theme to the next.
    await Promise.allSettled(ownerDocument.getAnimations().map(({ finished }) => finished));
  }, marks);
}
