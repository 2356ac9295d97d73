import { CST, type Document, isMap, Lexer, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type Draft, isWebAddress } from '../build-article.ts';
import { ArticleError } from '../corpus-error.ts';
import { canonicalText } from '../passage-text.ts';

const OPENING = /^---[ \t]*$/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
const NAMED_VALUE = /^(?:[\w-]+[ \t]*:|#|---[ \t]*$)/;

/**
 * Splits a Markdown file into the YAML between two lines "---" at its top, and the body after them. A line "---" at the top without
 * a "name:" after it is a thematic break and belongs to the body.
 *
 * @throws ArticleError when the front matter is opened and never closed
 */
export function splitFrontMatter(markdown: string, file: string): { yaml: string; body: string } {
  const [first = '', ...lines] = markdown.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  if (!OPENING.test(first) || !NAMED_VALUE.test(lines[0] ?? '')) return { yaml: '', body: markdown };
  const end = lines.findIndex((line) => CLOSING.test(line));
  if (end >= 0) return { yaml: lines.slice(0, end).join('\n'), body: lines.slice(end + 1).join('\n') };
  throw new ArticleError(
    file,
    'the front matter that begins here is never closed; end it with a line "---"',
    { line: 1 },
  );
}

/** Real front matter is a page at most. What is longer, or has more of these, can take a parser minutes. */
const LIMITS = { characters: 64 * 1024, keys: 1_000, aliases: 100, depth: 20 } as const;

/**
 * Parses the YAML of a front matter, whoever wrote it.
 *
 * @throws ArticleError when it is over a limit; it isn't parsed then
 */
export function parseYaml(yaml: string, file: string, lineCounter = new LineCounter()): Document.Parsed {
  const excess = findExcess(yaml);
  if (excess !== null)
    throw new ArticleError(file, `the front matter has more than ${LIMITS[excess]} ${NAMES[excess]}`, {
      line: 1,
    });
  return parseDocument(yaml, { lineCounter, prettyErrors: false, logLevel: 'error' });
}

const NAMES = {
  characters: 'characters',
  keys: 'names with a value',
  aliases: 'aliases',
  depth: 'lists within each other',
} as const;

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

/** A text, or several, which are joined. YAML reads an unquoted year as a number. */
const text = z
  .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))], { error: 'must be text' })
  .transform((value) => canonicalText([value].flat().join(', ')))
  .pipe(z.string().min(1, 'is empty: fill it in or leave it out'));

const SYNONYMS_ERROR = {
  error:
    'must be a list of lists: names of the same, such as "- [Kyiv, Kiev]", first the one the article uses',
};

const synonyms = z.array(
  z
    .array(
      z.union([z.string(), z.number()], SYNONYMS_ERROR).transform((name) => canonicalText(String(name))),
      SYNONYMS_ERROR,
    )
    .min(2, SYNONYMS_ERROR),
  SYNONYMS_ERROR,
);

const articleId = text.pipe(
  z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'may hold only letters, digits, ".", "_" and "-"'),
);

const webAddress = text.refine(isWebAddress, 'must be a web address that starts with http:// or https://');

/** A field without a value counts as missing. */
function optional<Schema extends z.ZodType>(field: Schema) {
  return field.nullish().transform((value) => value ?? undefined);
}

const schema = z.object(
  {
    id: optional(articleId),
    title: optional(text),
    author: optional(text),
    publisher: optional(text),
    published: optional(text),
    url: optional(webAddress),
    language: optional(text),
    synonyms: optional(synonyms),
  },
  { error: 'must be a list of "name: value" lines' },
);

/**
 * Parses and checks the YAML of a front matter. Unknown fields are ignored: they are for other programs.
 *
 * @throws ArticleError with the line in the file, when the YAML or a value is broken
 */
export function parseFrontMatter(yaml: string, file: string): Omit<Draft, 'blocks'> {
  const lines = new LineCounter();
  const document = parseYaml(yaml, file, lines);
  const lineAt = (offset: number) => lines.linePos(offset).line + 1;

  const broken = document.errors[0];
  if (broken !== undefined) {
    throw new ArticleError(file, `the front matter is not valid YAML: ${broken.message}`, {
      line: lineAt(broken.pos[0]),
      cause: broken,
    });
  }
  const parsed = schema.safeParse(toValues(document, file) ?? {});
  if (parsed.success) {
    const { id, ...details } = parsed.data;
    return { id, details };
  }
  const [issue] = parsed.error.issues;
  const name = issue?.path[0];
  const node = name === undefined ? document.contents : valueOrKey(document.contents, String(name));
  const subject = name === undefined ? 'the front matter' : `"${String(name)}" in the front matter`;
  throw new ArticleError(file, `${subject} ${issue?.message}`, { line: lineAt(node?.range?.[0] ?? 0) });
}

/** An alias without an anchor, or one that expands without end, is found only when the values are made. */
function toValues(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    const problem = (cause as Error).message;
    throw new ArticleError(file, `the front matter is not valid YAML: ${problem}`, { line: 1, cause });
  }
}

function valueOrKey(contents: unknown, name: string) {
  if (!isMap(contents)) return null;
  const pair = contents.items.find(({ key }) => String(key) === name);
  return pair?.key as { range?: [number, number, number] | null } | undefined;
}
