import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Only who writes them may read them: they hold the articles. */
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

/** A draft that wasn't written to for so long is nobody's: who began it was ended. In milliseconds. */
const ABANDONED_AFTER = 10 * 60_000;

/** Writes a file so that whoever reads it finds the old one or the new one, whole. Makes its folder where needed. */
export async function writeAtomically(path: string, content: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY.folder });
  await removeAbandonedDrafts(path);
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, content, { mode: OWNER_ONLY.file, flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function removeAbandonedDrafts(path: string): Promise<void> {
  const folder = dirname(path);
  const drafts = (await readdir(folder)).filter((name) => name.startsWith(`${basename(path)}.`));
  for (const draft of drafts.map((name) => join(folder, name))) {
    // Whoever wrote it may put it in its place meanwhile.
    const found = await stat(draft).catch(() => null);
    if (found !== null && found.mtimeMs < Date.now() - ABANDONED_AFTER) await rm(draft, { force: true });
  }
}
