/** What a server has in use and counts, by its own figures; `null` where it has none. */
export interface Figures {
  /** In MB. */
  readonly memory: number | null;
  /** Questions that were read, and those that were to be read. */
  readonly read: number | null;
  readonly toRead: number | null;
}

/** Asks a server for its figures. */
export async function figuresOf(address: string): Promise<Figures> {
  const response = await fetch(`${address}/metrics`);
  const text = response.ok ? await response.text() : '';
  const valuesOf = (name: string) =>
    Array.from(text.matchAll(RegExp(`^${name} (\\S+)$`, 'gm')), ({ 1: value }) => Number(value));
  const [bytes] = valuesOf('process_resident_memory_bytes');
  const [read = null] = valuesOf('kursk_reader_questions\\{result="read"\\}');
  const all = valuesOf('kursk_reader_questions\\{result="\\w+"\\}');
  return {
    memory: bytes === undefined ? null : bytes / 2 ** 20,
    read,
    toRead: read === null ? null : all.reduce((sum, count) => sum + count, 0),
  };
}
