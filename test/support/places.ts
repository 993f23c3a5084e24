import { join } from 'node:path';

/** The project's folder. Bundled tests lie elsewhere, so they must not derive it from their own address. */
export const projectRoot = process.env['HEADWATER_ROOT'] ?? process.cwd();

/** A file or folder under `test/fixtures`. */
export const fixture = (...path: string[]): string => join(projectRoot, 'test/fixtures', ...path);
