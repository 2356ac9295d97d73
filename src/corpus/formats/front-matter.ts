import { parse as parseToml, TomlDate } from 'smol-toml';
import { CST, Document, Lexer, parseDocument } from 'yaml';
import { ArticleError } from '../corpus-error.ts';
import { readPlainFields } from './plain-fields.ts';

/** What stands above the body of a document, in the notation that the program it was written for reads. */
export interface FrontMatter {
  readonly syntax: 'yaml' | 'toml' | 'json';
  readonly source: string;
}

/** A value as its author wrote it: no number, date or truth value is made of it. */
export type FieldValue = string | readonly FieldValue[] | { readonly [name: string]: FieldValue };

export type Fields = Readonly<Record<string, FieldValue>>;

/** Lines, without spaces at their end. */
const FENCES: readonly {
  readonly openings: readonly string[];
  readonly closings: readonly string[];
  readonly syntax: FrontMatter['syntax'];
}[] = [
  { openings: ['---', '---yaml', '--- yaml'], closings: ['---', '...'], syntax: 'yaml' },
  { openings: ['+++', '---toml', '--- toml'], closings: ['---', '+++'], syntax: 'toml' },
  { openings: ['---json', '--- json'], closings: ['---'], syntax: 'json' },
];

/**
 * Splits a document into its front matter, if it has any, and the body below. Lines between two rules that aren't fields are text, and
 * belong to the body; blank lines and comments before front matter belong to nobody.
 */
export function splitFrontMatter(document: string): { frontMatter: FrontMatter | null; body: string } {
  const none = { frontMatter: null, body: document };
  const text = document.replaceAll(/\r\n?/g, '\n');
  const [first = '', ...lines] = text.slice(startOfContent(text)).split('\n');
  if (first.startsWith('{')) return splitJson([first, ...lines]) ?? none;
  const fence = FENCES.find(({ openings }) => openings.includes(first.trimEnd()));
  const end = fence === undefined ? -1 : lines.findIndex((line) => fence.closings.includes(line.trimEnd()));
  if (fence === undefined || end < 0) return none;
  const inside = lines.slice(0, end);
  if (fence.syntax === 'yaml' && !areFields(inside))
    return { frontMatter: null, body: asText(document, inside) };
  const frontMatter = { syntax: fence.syntax, source: inside.join('\n') };
  if (fence.syntax !== 'yaml' && !canBeParsed(frontMatter)) return none;
  return { frontMatter, body: lines.slice(end + 1).join('\n') };
}

/** As `Note: …` begins. */
const LABEL = /^\w[\w ]*:/;

/** Markdown takes lines right above a rule for a heading. Those between two rules are a paragraph. */
function asText(document: string, inside: readonly string[]): string {
  if (!LABEL.test(inside[0] ?? '') || inside.at(-1)?.trim() === '') return document;
  const text = document.replaceAll(/\r\n?/g, '\n');
  const paragraph = `${inside.join('\n')}\n`;
  return text.replace(paragraph, () => `${paragraph}\n`);
}

/** Behind a byte order mark, blank lines and HTML comments. */
function startOfContent(text: string): number {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    const space = /^\s*/.exec(text.slice(start, start + MAX_SPACE))?.[0].length ?? 0;
    const end = text.startsWith('<!--', start + space) ? text.indexOf('-->', start + space) : -1;
    if (end < 0) return start + space;
    start = end + '-->'.length;
  }
}

/** Between what stands before front matter. In characters. */
const MAX_SPACE = 1_000;

/** JSON, as Hugo has it, has no fence but its own braces. */
function splitJson(lines: readonly string[]): { frontMatter: FrontMatter; body: string } | null {
  const end = lines.findIndex((line) => line.trimEnd() === '}');
  const frontMatter = { syntax: 'json', source: lines.slice(0, end + 1).join('\n') } as const;
  return canBeParsed(frontMatter) ? { frontMatter, body: lines.slice(end + 1).join('\n') } : null;
}

/** Whether it isn't text that happens to begin in the same way. */
function canBeParsed({ syntax, source }: FrontMatter): boolean {
  if (source.length > LIMITS.characters) return syntax === 'toml';
  try {
    return typeof (syntax === 'toml' ? parseToml(source) : JSON.parse(source)) === 'object';
  } catch {
    return false;
  }
}

const FIELD = /^["']?(?<name>\w[\w.-]*)["']? ?:(?:[ \t]|$)/;
/** What YAML allows at the start of a line besides a field: what belongs to the one before, a comment, nothing. */
const CONTINUATION = /^(?:[ \t#\]}]|-[ \t]|-?$)/;

/** Fields that most programs know. Prose between two rules may begin with "Note:", but not with these. */
const USUAL_FIELDS: ReadonlySet<string> = new Set(
  (
    'aliases author authors categories date description draft hide id keywords lang language last_update lastmod layout linktitle ' +
    'menu nav_order parent permalink published publisher sidebar_label sidebar_position slug summary synonyms tags template title ' +
    'toc type updated url weight'
  ).split(' '),
);

/** Whether the lines between two rules are fields for programs, and not text for people. */
function areFields(lines: readonly string[]): boolean {
  if (lines.length === 0) return true;
  const isProse = (line: string) => !FIELD.test(line) && !CONTINUATION.test(line);
  const names = lines.flatMap((line) => FIELD.exec(line)?.groups?.name ?? []);
  // Among usual fields, a line that is none is a slip, unless it begins a paragraph.
  if (names.some(isUsual)) return !lines.some((line, at) => isProse(line) && !lines[at - 1]?.trim());
  return names.some((name) => /^[a-z]/.test(name)) && !lines.some(isProse);
}

function isUsual(name: string): boolean {
  return USUAL_FIELDS.has(name.toLowerCase());
}

/** Real front matter is a page at most. What is longer, or has more of these, can take a parser minutes. */
const LIMITS = { characters: 64 * 1024, keys: 1_000, aliases: 100, depth: 20 } as const;

const NAMES = {
  characters: 'characters',
  keys: 'names with a value',
  aliases: 'aliases',
  depth: 'lists within each other',
} as const;

/**
 * Parses the YAML of a front matter, whoever wrote it.
 *
 * @param schema `failsafe`: every value is text
 * @throws ArticleError when it is over a limit; it isn't parsed then
 */
function parseYaml(yaml: string, file: string, schema: 'core' | 'failsafe' = 'core'): Document.Parsed {
  const excess = findExcess(yaml);
  if (excess !== null) throw overLimit(excess, file);
  return parseDocument(yaml, { schema, uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
}

function overLimit(excess: keyof typeof LIMITS, file: string): ArticleError {
  return new ArticleError(file, `the front matter has more than ${LIMITS[excess]} ${NAMES[excess]}`, {
    line: 1,
  });
}

/** Which limit is exceeded, as far as that shows in the tokens, which are found in one pass. */
function findExcess(yaml: string): keyof typeof LIMITS | null {
  if (yaml.length > LIMITS.characters) return 'characters';
  const count = { keys: 0, aliases: 0, flow: 0, line: 0 };
  let isScalar = false;
  for (const token of new Lexer().lex(yaml)) {
    if (!isScalar) countToken(CST.tokenType(token), count);
    // What comes after this mark is the text of a scalar.
    isScalar = token === CST.SCALAR;
    if (count.keys > LIMITS.keys) return 'keys';
    if (count.aliases > LIMITS.aliases) return 'aliases';
    if (count.flow + count.line > LIMITS.depth) return 'depth';
  }
  return null;
}

/** @param count `flow`: open brackets; `line`: lists that begin on this line, each within the one before */
function countToken(
  type: CST.TokenType | null,
  count: { keys: number; aliases: number; flow: number; line: number },
): void {
  if (type === 'map-value-ind') count.keys += 1;
  if (type === 'alias') count.aliases += 1;
  if (type === 'flow-map-start' || type === 'flow-seq-start') count.flow += 1;
  if (type === 'flow-map-end' || type === 'flow-seq-end') count.flow -= 1;
  if (type === 'seq-item-ind' || type === 'explicit-key-ind') count.line += 1;
  if (type === 'newline') count.line = 0;
}

/**
 * The fields of a front matter. Where it is broken, which the program that it was written for may not mind, every field is read by
 * itself; one that can't be read is missing.
 *
 * @throws ArticleError when it is over a limit
 */
export function readFields({ syntax, source }: FrontMatter, file: string): Fields {
  if (source.length > LIMITS.characters) throw overLimit('characters', file);
  if (syntax === 'yaml') return readYaml(source, file);
  return asFields(syntax === 'toml' ? parseToml(source) : JSON.parse(source), file);
}

/**
 * The same as a document that fields can be added to, with its comments where it is YAML.
 *
 * @throws ArticleError when it is over a limit
 */
export function toYamlDocument(frontMatter: FrontMatter | null, file: string): Document {
  if (frontMatter === null || frontMatter.source.trim() === '') return new Document({});
  if (frontMatter.syntax === 'yaml') {
    const document = parseYaml(frontMatter.source, file);
    if (document.errors.length === 0 && toFields(document, file) !== null) return document;
  }
  return new Document(readFields(frontMatter, file));
}

function readYaml(source: string, file: string): Fields {
  const plain = readPlainFields(source, LIMITS.keys);
  if (plain !== null) return plain;
  const document = parseYaml(source, file, 'failsafe');
  const fields = document.errors.length === 0 ? toFields(document, file) : null;
  return fields ?? readOneByOne(source, file);
}

/** `null` for an alias of nothing. @throws ArticleError for aliases that expand without end */
function toFields(document: Document.Parsed, file: string): Fields | null {
  try {
    return asFields(document.toJS(), file);
  } catch (error) {
    if (error instanceof ArticleError) throw error;
    const problem = (error as Error).message;
    if (!problem.startsWith('Excessive alias count')) return null;
    throw new ArticleError(file, `the front matter is not valid YAML: ${problem}`, { line: 1, cause: error });
  }
}

function readOneByOne(source: string, file: string): Fields {
  const fields: Record<string, FieldValue> = {};
  for (const lines of fieldsOf(source)) {
    const text = lines.join('\n').replaceAll('\t', '  ');
    const document = parseYaml(text, file, 'failsafe');
    const read = document.errors.length === 0 ? toFields(document, file) : null;
    Object.assign(fields, read ?? readLine(lines));
  }
  return fields;
}

/** The lines of each field, without prose among them. */
function fieldsOf(source: string): string[][] {
  const fields: string[][] = [];
  for (const line of source.split('\n')) {
    if (FIELD.test(line)) fields.push([line]);
    else if (CONTINUATION.test(line)) fields.at(-1)?.push(line);
  }
  return fields;
}

/** A field on one line, as text: `title: Garlic: a guide` is no YAML, and plain to any reader. */
function readLine(lines: readonly string[]): Fields {
  const [line = '', ...rest] = lines;
  const name = FIELD.exec(line)?.groups?.name;
  if (name === undefined || rest.some((other) => other.trim() !== '')) return {};
  const [uncommented = ''] = line.slice(line.indexOf(':') + 1).split(' #');
  const value = uncommented.trim();
  return { [name]: isQuoted(value) ? value.slice(1, -1) : value };
}

function isQuoted(value: string): boolean {
  return value.length > 1 && /^["']/.test(value) && value.at(-1) === value[0];
}

function asFields(values: unknown, file: string): Fields {
  const value = asWritten(values, file, 0);
  return isMap(value) ? value : {};
}

export function isMap(value: FieldValue | undefined): value is Fields {
  return typeof value === 'object' && !Array.isArray(value);
}

function asWritten(value: unknown, file: string, depth: number): FieldValue {
  if (depth > LIMITS.depth) throw overLimit('depth', file);
  if (value === null || value === undefined) return '';
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => asWritten(item, file, depth + 1));
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, asWritten(item, file, depth + 1)]),
  );
}
