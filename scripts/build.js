// Builds `dist` beside what stands there, and puts it in its place once it is whole: a build that fails or is interrupted leaves the
// old one, and of two at once the later one stays. Plain JavaScript, as it runs before anything is built.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const COMPILER = 'node_modules/typescript/bin/tsc';
/** Another build can put its own there between two steps of this one; it can't do so for ever. */
const MOST_TRIES = 100;

process.chdir(join(import.meta.dirname, '..'));
mkdirSync('build', { recursive: true });
const folder = mkdtempSync('build/dist-');
// So that whoever interrupts the compiler doesn't end this before it has tidied up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
try {
  const built = join(folder, 'dist');
  const { status } = spawnSync(process.execPath, [COMPILER, '-p', 'tsconfig.build.json', '--outDir', built], {
    stdio: 'inherit',
  });
  if (status === 0) replace('dist', built, join(folder, 'old'));
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** No folder can be renamed onto another: for some microseconds, which no signal can prolong, neither is there. */
function replace(place, by, old) {
  for (let tries = 1; ; tries += 1) {
    try {
      unlessMissing(() => renameSync(place, `${old}-${tries}`));
      renameSync(by, place);
      return;
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST'].includes(error.code) || tries === MOST_TRIES) throw error;
    }
  }
}

function unlessMissing(move) {
  try {
    move();
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
