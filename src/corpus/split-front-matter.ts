import { ArticleError } from './article-error.ts';

const FENCE = /^---[ \t]*$/;

/**
 * Parts a Markdown file into the YAML between two lines "---" at its top and the body after them.
 *
 * @throws ArticleError when the front matter is opened and never closed
 */
export function splitFrontMatter(markdown: string, file: string): { yaml: string; body: string } {
  const [first = '', ...lines] = markdown.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  if (!FENCE.test(first)) return { yaml: '', body: markdown };
  const end = lines.findIndex((line) => FENCE.test(line));
  if (end >= 0) return { yaml: lines.slice(0, end).join('\n'), body: lines.slice(end + 1).join('\n') };
  if (!/^[\w-]+:/.test(lines[0] ?? '')) return { yaml: '', body: markdown };
  throw new ArticleError(
    file,
    'the front matter that begins here is never closed; end it with a line "---"',
    { line: 1 },
  );
}
