// Installing what Debian has, where nobody has to be asked for it: as root, in a container or on CI.
import { existsSync } from 'node:fs';
import { run } from './processes.mjs';

export const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** @param {string} name */
export async function installDebianPackage(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env });
}
