import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { commandIds } from '../../src/editor/commands/commandIds.ts';
import { cardFacts } from '../../src/protocol/perspective.ts';
import { projectRoot } from '../support/places.ts';

interface Entry {
  readonly command?: string;
  readonly key?: string;
  readonly when?: string;
  readonly submenu?: string;
}

interface Setting {
  readonly markdownDescription?: string;
  readonly properties?: object;
  readonly default?: unknown;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
    readonly menus: Readonly<Record<string, readonly Entry[]>>;
    readonly keybindings: readonly Entry[];
    readonly customEditors: readonly { readonly viewType: string; readonly priority: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, Setting>>;
    };
    readonly viewsContainers: { readonly activitybar: readonly { readonly icon: string }[] };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
  };
}

const text = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
// The manifest is this project's own; every test below would fail on another shape.
const manifest = JSON.parse(text('package.json')) as Manifest;
const words = JSON.parse(text('package.nls.json')) as Record<string, string>;
const { contributes } = manifest;
const declared = contributes.commands.map(({ command }) => command);

/** A text of the manifest as people read it. */
const said = (value: string): string | undefined => {
  const key = /^%(.+)%$/u.exec(value)?.[1];
  return key === undefined ? value : words[key];
};

describe('The manifest', () => {
  it('declares exactly the commands of the code', () => {
    assert.deepEqual([...declared].sort(), [...commandIds].sort());
  });

  it('gives every command a title and the category', () => {
    for (const { command, title, category } of contributes.commands) {
      assert.ok(said(title), `${command} has no title`);
      assert.equal(category, 'Headwater', command);
    }
  });

  it('says when each command is in the palette, and lets each be reached', () => {
    const palette = contributes.menus['commandPalette'] ?? [];
    assert.deepEqual(palette.map(({ command }) => command).sort(), [...declared].sort());
    for (const { command, when } of palette)
      assert.ok(when !== undefined && when !== 'false', `${command ?? ''} is unreachable`);
  });

  it('names only commands that exist in menus, keybindings and welcome texts', () => {
    const entries = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    const links = Object.values(words).flatMap((value) =>
      [...value.matchAll(/\(command:([\w.]+)/gu)].map(([, id]) => id),
    );
    const named = [...entries.map(({ command }) => command), ...links].filter((id) => id?.startsWith('headwater.'));
    assert.deepEqual(
      [...new Set(named)].filter((id) => id === undefined || !declared.includes(id)),
      [],
    );
  });

  it('binds keys only on a card of the board, so that VS Code keeps its own everywhere else', () => {
    for (const { key, when } of contributes.keybindings) {
      assert.equal(when, "activeCustomEditorId == 'headwater.board' && headwater.cardFocused", key);
    }
  });

  it('leaves the text editor the default, so that diffs and git show text', () => {
    assert.deepEqual(
      contributes.customEditors.map(({ viewType, priority }) => [viewType, priority]),
      [['headwater.board', 'option']],
    );
  });

  it('starts the extension only where there is a backlog, or a graph of decisions was left open', () => {
    assert.deepEqual(manifest.activationEvents, [
      'workspaceContains:**/backlog.yaml',
      'workspaceContains:**/backlog.yml',
      'onWebviewPanel:headwater.decisionGraph',
    ]);
  });

  it('has a text for every placeholder, and a placeholder for every text', () => {
    const used = [...text('package.json').matchAll(/"%([\w.]+)%"/gu)].map(([, key]) => key ?? '');
    assert.deepEqual([...new Set(used)].sort(), Object.keys(words).sort());
  });

  it('describes every setting, and every setting that the code reads', () => {
    for (const [name, { markdownDescription }] of Object.entries(contributes.configuration.properties)) {
      assert.ok(markdownDescription !== undefined && said(markdownDescription), name);
    }
    const code = sources(join(projectRoot, 'src/editor')).join('\n');
    const read = [
      ...code.matchAll(/getConfiguration\('headwater'[^)]*\)\.get\('([\w.]+)'|settings\.get\('(\w+)', ''\)/gu),
    ];
    const names = read.map(([, one, other]) => `headwater.${one ?? other ?? ''}`);
    assert.deepEqual([...new Set(names)].sort(), Object.keys(contributes.configuration.properties).sort());
  });

  it('lets every fact of a card be shown or not', () => {
    const setting = contributes.configuration.properties['headwater.board.cardFacts'];
    const said = [setting?.properties, setting?.default].map((facts) => Object.keys(facts ?? {}));
    assert.deepEqual(said, [[...cardFacts], [...cardFacts]]);
  });

  it('names files that exist', () => {
    for (const { icon } of contributes.viewsContainers.activitybar)
      assert.ok(existsSync(join(projectRoot, icon)), icon);
  });
});

function sources(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.map((file) => readFileSync(join(folder, file), 'utf8'));
}
