import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { sep } from 'node:path';

/** A file whose content isn't read. The message is the end of a sentence about it. */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal';
}

export interface ReadLimits {
  /** The real path of the folder that the content must come from; `null`: from anywhere. */
  readonly folder: string | null;
  readonly maxBytes: number;
}

/** A link in the place of the file is not followed, and a named pipe without a writer isn't waited for. */
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Reads a regular file, as long as it was when it was opened. Links are followed within the folder. Named pipes, sockets and
 * devices are never read from, as they may never end, nor begin.
 *
 * @throws FileRefusal, or the system's error
 */
export async function readRegularFile(path: string, { folder, maxBytes }: ReadLimits): Promise<Buffer> {
  const real = await realpath(path);
  if (folder !== null && !isWithin(folder, real)) throw new FileRefusal('it is a link out of its folder');
  // Before it is opened, which has effects of its own on some devices; and after, as it may be another by then.
  refuseIrregular(await lstat(real));
  const handle = await open(real, OPEN_FLAGS);
  try {
    const found = await handle.stat();
    refuseIrregular(found);
    if (found.size > maxBytes) {
      const [size, most] = [found.size / 1024 / 1024, maxBytes / 1024 / 1024];
      throw new FileRefusal(`it is ${size.toFixed(1)} MB; ${most} MB are read: split it into several files`);
    }
    const bytes = Buffer.alloc(found.size);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/** @param folder a real path, as is the other */
export function isWithin(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function refuseIrregular(found: {
  readonly isFile: () => boolean;
  readonly isDirectory: () => boolean;
}): void {
  if (found.isDirectory()) throw new FileRefusal('it is a folder');
  if (!found.isFile()) throw new FileRefusal('it is a named pipe, a socket or a device');
}
