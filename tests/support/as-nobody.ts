/** The user who owns nothing. */
const NOBODY = 65_534;

/** Does something without the rights of root, to whom no file is read-only. */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
