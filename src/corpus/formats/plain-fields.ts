/**
 * A name, or the mark of a list's item, and words that mean nothing else to YAML, as most fields are. YAML's parser takes longer than a
 * short document's.
 */
const PLAIN_LINE =
  /^(?:(?<name>[A-Za-z][\w-]*):|(?<indent> *)-(?= ))(?: *| +(?<value>[\p{L}\p{N}](?: |[^\p{C}\p{Z}:#]|:(?! |$)|(?<! )#)*))$/u;

interface OpenField {
  readonly name: string;
  readonly text: string;
  readonly items: string[];
  /** Of its items. */
  indent: string | null;
}

/**
 * The fields of YAML that has nothing but lines of a name and a text, and lists of texts; `null` where it needs to be parsed.
 *
 * @param maxLines more lines aren't read
 */
export function readPlainFields(
  yaml: string,
  maxLines: number,
): Record<string, string | readonly string[]> | null {
  const lines = yaml.split('\n');
  if (lines.length > maxLines) return null;
  const fields: OpenField[] = [];
  for (const line of lines) if (!addLine(fields, line)) return null;
  return Object.fromEntries(fields.map(({ name, text, items }) => [name, items.length === 0 ? text : items]));
}

/** Whether the line is plain. */
function addLine(fields: OpenField[], line: string): boolean {
  const { name, indent, value } = PLAIN_LINE.exec(line)?.groups ?? {};
  const text = value?.trimEnd() ?? '';
  if (name !== undefined) {
    fields.push({ name, text, items: [], indent: null });
    return true;
  }
  const open = fields.at(-1);
  if (open === undefined || open.text !== '' || indent === undefined || text === '') return false;
  open.indent ??= indent;
  open.items.push(text);
  // Deeper is a list within the list.
  return open.indent === indent;
}
