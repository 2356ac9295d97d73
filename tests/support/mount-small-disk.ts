import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { inFolder } from './in-folder.ts';

/** A disk of so many bytes, which only root may make; gone when the test has finished. @returns its folder */
export async function mountSmallDisk(size: number): Promise<string> {
  const disk = join(await inFolder({}), 'disk');
  await mkdir(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
  onTestFinished(() => void execFileSync('umount', ['--lazy', disk]));
  return disk;
}
