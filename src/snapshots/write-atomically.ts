import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Only who writes them may read them: they hold the articles. */
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

/** Writes a file so that whoever reads it finds the old one or the new one, whole. Makes its folder where needed. */
export async function writeAtomically(path: string, content: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY.folder });
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, content, { mode: OWNER_ONLY.file, flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
