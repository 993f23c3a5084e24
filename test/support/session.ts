import type { Browser } from 'playwright-core';
import { launchBrowser, startServer } from '../../scripts/host.mjs';
import { neutralGit } from '../../scripts/workspace.mjs';

/** What a browser test runs against; `scripts/testing/runs.mjs` sets it. */
function setting(name: 'HEADWATER_HOST' | 'HEADWATER_BROWSER' | 'HEADWATER_EXTENSION' | 'HEADWATER_FAILURES'): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start this with \`npm run test:browser\`.`);
  return value;
}

export type HostVersion = Parameters<typeof startServer>[0]['version'];
export type Server = Awaited<ReturnType<typeof startServer>>;

/** The VS Code under test. */
export const hostVersion = (): HostVersion => (setting('HEADWATER_HOST') === '1.103' ? '1.103' : '1.139');

/** The folder of the built extension. */
export const extensionFolder = (): string => setting('HEADWATER_EXTENSION');

/** Where pictures of failures go. */
export const failuresFolder = (): string => setting('HEADWATER_FAILURES');

export interface ServerNeeds {
  /** User settings: a running server does not notice changes, so other settings are another server. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly opensBoard: boolean;
  /** Of the server and so of the extension host. */
  readonly env: Readonly<Record<string, string>>;
}

let browser: Promise<Browser> | undefined;
const servers = new Map<string, Promise<Server>>();

export function sharedBrowser(): Promise<Browser> {
  return (browser ??= launchBrowser(setting('HEADWATER_BROWSER')));
}

/** One server for all tests with the same needs; each page has an extension host of its own on it. */
export function sharedServer(needs: ServerNeeds): Promise<Server> {
  const key = JSON.stringify(needs);
  let server = servers.get(key);
  if (server === undefined) {
    const { settings, opensBoard, env } = needs;
    server = startServer({ version: hostVersion(), settings, opensBoard, env: { ...neutralGit, TZ: 'UTC', ...env } });
    servers.set(key, server);
  }
  return server;
}

// Registered on mocha's root suite when the first test file that imports this is loaded.
after(async function stopSession() {
  await (await browser)?.close();
  for (const server of servers.values()) {
    // One that did not start has already failed the tests that wanted it.
    await server.then(
      ({ stop }) => stop(),
      () => undefined,
    );
  }
});
