import boundaries from 'eslint-plugin-boundaries';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';

const banVscode = {
  group: ['vscode'],
  message: 'Only src/editor/ and src/extension.ts may import vscode, types included.',
};
const banNode = {
  regex: '^(node:.*|child_process|fs|fs/promises|path|os|crypto)$',
  message: 'This room must run in any JavaScript engine: take data and return data.',
};
const banYaml = {
  group: ['yaml', 'yaml/*'],
  message: 'Only src/backlog/ may import yaml: call its reader or its edits.',
};
const banProcess = {
  regex: '^(node:)?child_process$',
  message: 'Only src/git/ starts processes: add a question to it and call that.',
};
const banToolkit = {
  group: ['@vscode/webview-ui-toolkit'],
  message: 'Only webview/shared/controls.ts may import the toolkit, so that it stays replaceable (ADR-0001).',
};

/** `from: [to…]`: what each room may import (docs/architecture.md says why). */
const rooms = {
  core: [],
  phrases: ['core'],
  backlog: ['core'],
  git: ['core'],
  protocol: ['core'],
  agents: ['core', 'backlog', 'git', 'phrases'],
  cli: ['agents', 'core', 'backlog', 'git', 'phrases'],
  editor: ['core', 'backlog', 'git', 'phrases', 'protocol', 'agents'],
  extension: ['editor', 'core', 'backlog', 'git', 'phrases', 'protocol', 'agents'],
  'webview-shared': ['core', 'protocol', 'phrases'],
  'webview-app': ['webview-shared', 'core', 'protocol', 'phrases'],
  test: [
    'core',
    'phrases',
    'backlog',
    'git',
    'protocol',
    'agents',
    'cli',
    'editor',
    'extension',
    'webview-shared',
    'webview-app',
  ],
};

const restrict = (files, ...patterns) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', '.vscode-test/**', 'demo/**', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    files: ['src/**/*.ts', 'webview/**/*.{ts,tsx}', 'test/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { boundaries, 'import-x': importX },
    settings: {
      ...importX.flatConfigs.typescript.settings,
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })],
      'import/resolver': { typescript: { project: 'tsconfig.json' } },
      'boundaries/root-path': import.meta.dirname,
      'boundaries/elements': [
        { type: 'core', pattern: 'src/core' },
        { type: 'phrases', pattern: 'src/phrases' },
        { type: 'backlog', pattern: 'src/backlog' },
        { type: 'git', pattern: 'src/git' },
        { type: 'protocol', pattern: 'src/protocol' },
        { type: 'agents', pattern: 'src/agents' },
        { type: 'editor', pattern: 'src/editor' },
        { type: 'extension', pattern: 'src/extension.ts', mode: 'file' },
        { type: 'cli', pattern: 'src/cli.ts', mode: 'file' },
        { type: 'webview-shared', pattern: 'webview/shared' },
        { type: 'webview-app', pattern: 'webview/*' },
        { type: 'test', pattern: 'test' },
      ],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(rooms).map(([from, to]) => ({
            from: { element: { type: from } },
            allow: { to: { element: { types: { anyOf: to.length > 0 ? to : [from] } } } },
          })),
        },
      ],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 4 }],
      complexity: ['error', 12],
      'no-console': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  restrict(['src/core/**', 'src/phrases/**', 'src/protocol/**'], banVscode, banNode, banYaml, banToolkit),
  restrict(['src/backlog/**'], banVscode, banNode, banToolkit),
  restrict(['webview/**'], banVscode, banNode, banYaml, banToolkit),
  restrict(['webview/shared/controls.ts'], banVscode, banNode, banYaml),
  restrict(['src/git/**'], banVscode, banYaml, banToolkit),
  restrict(['src/agents/**', 'src/cli.ts'], banVscode, banYaml, banProcess, banToolkit),
  restrict(['src/editor/**', 'src/extension.ts'], banYaml, banProcess, banToolkit),
  {
    files: ['src/editor/**'],
    ignores: ['src/editor/ask.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^show(?:QuickPick|InputBox)$/]',
          message: 'src/editor/ask.ts asks: its questions stay open when the focus goes elsewhere.',
        },
      ],
    },
  },
  { files: ['src/cli.ts', 'src/agents/commandLine/**', 'test/**'], rules: { 'no-console': 'off' } },
  {
    // A story is told in nested functions: `describe` and `it` callbacks are no units of logic.
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['describe', 'it'] }],
    },
  },
);
