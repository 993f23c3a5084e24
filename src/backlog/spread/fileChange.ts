import type { TextEdit } from '../../core/model/problem.ts';

/** The main file among a backlog's files; the others are named by their path from its folder. */
export const mainFile = '';

/** What happens to one of a backlog's files. */
export type FileChange =
  | { readonly kind: 'create'; readonly file: string; readonly text: string }
  | { readonly kind: 'edit'; readonly file: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'remove'; readonly file: string };
