import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Whether a file or folder may be written: it, or where it isn't there, the folder that it would be made in. */
export async function isWritable(path: string): Promise<boolean> {
  try {
    await access(resolve(path), constants.W_OK);
    return true;
  } catch (error) {
    const above = dirname(resolve(path));
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isMissing && above !== resolve(path) ? isWritable(above) : false;
  }
}
