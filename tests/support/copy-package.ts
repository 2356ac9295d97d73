import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { inFolder } from './in-folder.ts';

/**
 * The built package in a folder of its own, gone when the test has finished.
 *
 * @param without a dependency that isn't installed there
 * @returns its command line
 */
export async function copyPackage(without: string | null = null): Promise<{ folder: string; cli: string }> {
  const folder = await inFolder({});
  for (const part of ['bin', 'dist', 'models', 'package.json', 'src/corpus/articles']) {
    await cp(part, join(folder, part), { recursive: true });
  }
  await mkdir(join(folder, 'node_modules'));
  for (const name of await readdir('node_modules')) {
    if (name !== without) await symlink(resolve('node_modules', name), join(folder, 'node_modules', name));
  }
  return { folder, cli: join(folder, 'bin/kursk.js') };
}
