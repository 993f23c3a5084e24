import type * as vscode from 'vscode';

/** Where ids are mentioned: files of any kind, drafts, and commit messages. */
export const anywhere: vscode.DocumentSelector = [
  ...['file', 'vscode-vfs', 'untitled'].map((scheme) => ({ scheme })),
  { language: 'scminput' },
  { language: 'git-commit' },
];
