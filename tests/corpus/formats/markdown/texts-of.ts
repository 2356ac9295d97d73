import { parseMarkdown } from '../../../../src/corpus/formats/parse-markdown.ts';

/** The paragraphs that are read of Markdown. */
export function textsOf(markdown: string, name = 'sample.md'): string[] {
  return parseMarkdown(markdown, name)
    .blocks.map(({ text }) => text)
    .filter((text) => text !== '');
}
