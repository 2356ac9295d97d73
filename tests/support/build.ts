import { execFileSync } from 'node:child_process';

/** Builds the package before the tests, so that those of the command line run what is in `src` now. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
