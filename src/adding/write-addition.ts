import { randomUUID } from 'node:crypto';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Addition } from './addition.ts';

/**
 * Writes an article so that whoever reads it finds it whole or not at all. A new one never takes the place of another file.
 *
 * @throws the system's error when that can't be done; then nothing has changed
 */
export async function writeAddition({
  kind,
  path,
  text,
}: Pick<Addition, 'kind' | 'path' | 'text'>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  // Hidden, so that nobody takes it for an article.
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    await writeFile(draft, text, { flush: true });
    // A link, unlike a new name, is refused where there is a file already.
    await (kind === 'new' ? link(draft, path) : rename(draft, path));
  } finally {
    await rm(draft, { force: true });
  }
}
