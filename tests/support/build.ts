import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the build is made of. */
const SOURCES = ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Builds the package before the tests, so that those of the command line run what is in `src` now; not where it was just built. */
export function setup(): void {
  if (!isBuilt()) execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}

/** Whether all that was built is newer than all it is made of. */
function isBuilt(): boolean {
  const built = timesOf('dist');
  return built.length > 0 && Math.min(...built) > Math.max(...SOURCES.flatMap(timesOf));
}

/** When a file, or all in a folder and the folder itself, changed last; none where there is nothing. In milliseconds since 1970. */
function timesOf(path: string): number[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [];
  const inside = stats.isDirectory() ? readdirSync(path).flatMap((name) => timesOf(join(path, name))) : [];
  return [stats.mtimeMs, ...inside];
}
