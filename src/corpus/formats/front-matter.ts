import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type Draft, isWebAddress } from '../build-article.ts';
import { ArticleError } from '../corpus-error.ts';
import { canonicalText } from '../passage-text.ts';

const OPENING = /^---[ \t]*$/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
const NAMED_VALUE = /^(?:[\w-]+[ \t]*:|#|---[ \t]*$)/;

/**
 * Parts a Markdown file into the YAML between two lines "---" at its top and the body after them. A rule at the top of a
 * text, with no "name:" after it, is a rule.
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

/** Text, or several texts; YAML reads an unquoted year as a number. A name without a value says nothing. */
const text = z
  .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))], { error: 'must be text' })
  .transform((value) => canonicalText([value].flat().join(', ')))
  .pipe(z.string().min(1, 'is empty: fill it in or leave it out'));

const NAMES_OF_THE_SAME = {
  error:
    'must be a list of lists: names of the same, such as "- [Kyiv, Kiev]", first the one the article uses',
};

const synonyms = z.array(
  z
    .array(
      z.union([z.string(), z.number()], NAMES_OF_THE_SAME).transform((name) => canonicalText(String(name))),
      NAMES_OF_THE_SAME,
    )
    .min(2, NAMES_OF_THE_SAME),
  NAMES_OF_THE_SAME,
);

const schema = z.object(
  {
    id: text
      .pipe(
        z
          .string()
          .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'may hold only letters, digits, ".", "_" and "-"'),
      )
      .nullish()
      .transform((value) => value ?? undefined),
    title: text.nullish().transform((value) => value ?? undefined),
    author: text.nullish().transform((value) => value ?? undefined),
    publisher: text.nullish().transform((value) => value ?? undefined),
    published: text.nullish().transform((value) => value ?? undefined),
    url: text
      .refine(isWebAddress, 'must be a web address that starts with http:// or https://')
      .nullish()
      .transform((value) => value ?? undefined),
    language: text.nullish().transform((value) => value ?? undefined),
    synonyms: synonyms.nullish().transform((value) => value ?? undefined),
  },
  { error: 'must be a list of "name: value" lines' },
);

/**
 * Reads the YAML between an article's `---` lines. Names it doesn't know are left to whoever put them there.
 *
 * @throws ArticleError with the line in the file, when the YAML or a value is broken.
 */
export function parseFrontMatter(yaml: string, file: string): Omit<Draft, 'blocks'> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const lineAt = (offset: number) => lines.linePos(offset).line + 1;

  const broken = document.errors[0];
  if (broken !== undefined) {
    throw new ArticleError(file, `the front matter is not valid YAML: ${broken.message}`, {
      line: lineAt(broken.pos[0]),
      cause: broken,
    });
  }
  const parsed = schema.safeParse(valuesOf(document, file) ?? {});
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

/** An alias without its anchor, or one that unfolds without end, shows only when the value is made. */
function valuesOf(document: Document.Parsed, file: string): unknown {
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
