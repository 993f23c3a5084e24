import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyGroups } from '../../../webview/board/dialogs/keyHelp.ts';
import { projectRoot } from '../../support/places.ts';

const words: Readonly<Record<string, string>> = { left: '←', right: '→', up: '↑', down: '↓', home: 'Home', end: 'End' };

describe('The keys that `?` shows', () => {
  const shown = keyGroups.flatMap(({ keys }) => keys.map(({ press }) => press));

  it('name every key of the board that the manifest contributes', () => {
    // The manifest is this project's own.
    const { contributes } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      contributes: { keybindings: { key: string }[] };
    };
    for (const { key } of contributes.keybindings) {
      const [modifier, end = ''] = key.split('+');
      const word = words[end] ?? end.toUpperCase();
      const found = shown.some((press) => press.toLowerCase().startsWith(modifier ?? '') && press.includes(word));
      assert.ok(found, `${key} is not among the keys that are shown`);
    }
  });

  it('name every letter and sign that the page listens to', () => {
    const source = readFileSync(join(projectRoot, 'webview/board/keys.ts'), 'utf8');
    const pressed = [...source.matchAll(/key === '(\S)'/gu)].map(([, key = '']) => key.toUpperCase());
    assert.ok(pressed.length > 5);
    assert.deepEqual(
      [...new Set(pressed)].filter((key) => !shown.includes(key)),
      [],
    );
  });

  it('are each said once', () => {
    assert.equal(new Set(shown).size, shown.length);
  });
});
