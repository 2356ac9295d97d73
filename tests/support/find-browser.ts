import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium of this machine: `CHROMIUM`, or where Linux has it. `null`, said loudly, when there is none; in CI that is an error. */
export function findBrowser(): string | null {
  const found = [process.env.CHROMIUM ?? '', ...PLACES].find((path) => existsSync(path)) ?? null;
  if (found !== null) return found;
  const sentence =
    'THE PAGES ARE NOT TESTED IN A BROWSER: there is no Chromium. Install it (Debian: apt-get install chromium), or set CHROMIUM to its path.';
  if (process.env.CI === 'true') throw new Error(sentence);
  process.stderr.write(`\n*** ${sentence} ***\n\n`);
  return null;
}
