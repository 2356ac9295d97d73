import type { Article } from '../../core/article.ts';
import { buildArticle, type Draft, fallbackFromFileName } from '../build-article.ts';
import { RefusedSource } from '../corpus-error.ts';
import { decodeText } from '../formats/decode-text.ts';
import { type Format, formatOf, type Source } from '../formats/formats.ts';
import { splitFrontMatter } from '../formats/front-matter.ts';
import { parseHtml } from '../formats/parse-html.ts';
import { parseMarkdown } from '../formats/parse-markdown.ts';
import { parsePdf } from '../formats/parse-pdf.ts';
import { parsePlainText } from '../formats/parse-plain-text.ts';

/** A page has more, unless its text was made by a program in the browser, or stands behind a login. In passages. */
const FEW_PASSAGES = 3;

/** A source as the article it can become. */
export interface SourceArticle {
  readonly source: Source;
  readonly article: Article;
  /** The front matter and body of Markdown, which are kept as they are; `null` of all else. */
  readonly markdown: { readonly yaml: string; readonly body: string } | null;
  /** What the operator should look at; sentences. */
  readonly warnings: readonly string[];
}

interface ParsedSource extends Pick<SourceArticle, 'markdown' | 'warnings'> {
  readonly draft: Draft;
}

/** Reads a source. @throws RefusedSource or ArticleError when it can't become an article */
export async function readSource(source: Source): Promise<SourceArticle> {
  const format = formatOf(source);
  if (format === null) {
    const type = source.contentType === null ? '' : ` It is of the type ${source.contentType}.`;
    throw new RefusedSource(`Only web pages, Markdown, plain text and PDF can be added.${type}`);
  }
  const { draft, markdown, warnings } = await PARSE_BY_FORMAT[format](source);
  const { author, publisher, published, language = source.language } = draft.details;
  const details = {
    ...draft.details,
    url: draft.details.url ?? source.url,
    author: tidyDetail(author),
    publisher: tidyDetail(publisher),
    published: tidyDetail(published),
    language: tidyDetail(language),
  };
  const built = buildArticle(
    { ...draft, details },
    fallbackFromFileName(lastPartOf(source.url ?? source.name)),
  );
  if (built === null) throw new RefusedSource('It has no text to quote.');
  const passages = built.passages.map((passage) => ({
    ...passage,
    section: passage.section.map(singleLine),
  }));
  const article = { ...built, passages };
  return { source, article, markdown, warnings: [...warnings, ...warningsAbout(article, format)] };
}

const PARSE_BY_FORMAT: Readonly<Record<Format, (source: Source) => Promise<ParsedSource>>> = {
  async html({ bytes, contentType }) {
    const { text, isGuessed } = decodeText(bytes, contentType);
    return { draft: parseHtml(text), markdown: null, warnings: guessWarning(isGuessed) };
  },
  async markdown({ bytes, contentType, name }) {
    const { text, isGuessed } = decodeText(bytes, contentType);
    return {
      draft: parseMarkdown(text, name),
      markdown: splitFrontMatter(text, name),
      warnings: guessWarning(isGuessed),
    };
  },
  async text({ bytes, contentType }) {
    const { text, isGuessed } = decodeText(bytes, contentType);
    return { draft: parsePlainText(text), markdown: null, warnings: guessWarning(isGuessed) };
  },
  async pdf({ bytes }) {
    const { draft, emptyPages } = await parsePdf(bytes);
    const warning = `No text on page ${emptyPages.join(', ')}: pictures of text aren't read.`;
    return { draft, markdown: null, warnings: emptyPages.length > 0 ? [warning] : [] };
  },
};

function guessWarning(isGuessed: boolean): string[] {
  return isGuessed ? ['It isn’t UTF-8 and doesn’t say what it is; it was read as Western European.'] : [];
}

function warningsAbout({ passages, language }: Article, format: Format): string[] {
  const doubts: string[] = [];
  if (format === 'html' && passages.length < FEW_PASSAGES) {
    doubts.push('There is little text: the page may make its text in the browser, or want a login.');
  }
  if (language !== null && !/^en\b/i.test(language)) {
    doubts.push(`Its language is "${language}"; articles and questions are read as English.`);
  }
  return doubts;
}

/** The last part of a path or an address, or its host. */
function lastPartOf(name: string): string {
  const parts = URL.canParse(name)
    ? [new URL(name).host, ...new URL(name).pathname.split('/')]
    : name.split(/[/\\]/);
  return parts.findLast((part) => part !== '') ?? name;
}

function tidyDetail(text: string | null | undefined): string | null {
  return singleLine(text ?? '') || null;
}

function singleLine(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
