// A helper extension that opens the board when the workbench has started. The payload's `openFile` opens the text, and
// an editor association works in some versions and not in others; this works in all of them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const manifest = {
  name: 'board-opener',
  publisher: 'headwater-development',
  version: '1.0.0',
  engines: { vscode: '^1.103.0' },
  main: './extension.js',
  activationEvents: ['onStartupFinished'],
};

const code = `const vscode = require('vscode');
exports.activate = async () => {
  const [backlog] = await vscode.workspace.findFiles('backlog.yaml', undefined, 1);
  if (backlog) await vscode.commands.executeCommand('vscode.openWith', backlog, 'headwater.board');
};
`;

export const boardOpener = {
  /** @param {string} extensions the server's `--extensions-dir` */
  installInto(extensions) {
    const folder = join(extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'extension.js'), code);
  },
};
