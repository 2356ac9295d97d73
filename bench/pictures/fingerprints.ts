import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/** What each picture showed when it was taken: a hash by the picture's name. */
export type Fingerprints = Readonly<Record<string, string>>;

/** Beside the pictures. */
const FILE = 'docs/pictures/shown.json';

/**
 * A hash of what a page shows: its text, its elements and its style. It doesn't depend on fonts, the browser or the processor, as
 * pixels do. Attributes don't count: they hold addresses and signatures that differ from run to run.
 */
export function fingerprintOf(page: string, style = ''): string {
  const shown = page.replaceAll(/<(?<tag>[a-z][\w-]*)(?:\s[^>]*)?>/gi, '<$<tag>>').replaceAll(/\s+/g, ' ');
  return createHash('sha256').update(shown).update('\0').update(style).digest('hex').slice(0, 16);
}

/** The names of the pictures that don't show what they would show now. */
export function stalePictures(taken: Fingerprints, now: Fingerprints): string[] {
  return Object.keys({ ...taken, ...now }).filter((name) => taken[name] !== now[name]);
}

export async function readFingerprints(): Promise<Fingerprints> {
  return JSON.parse(await readFile(FILE, 'utf8'));
}

export async function writeFingerprints(fingerprints: Fingerprints): Promise<void> {
  await writeFile(FILE, `${JSON.stringify(fingerprints, null, 2)}\n`);
}
