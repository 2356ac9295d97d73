import { ArticleError } from './article-error.ts';

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
