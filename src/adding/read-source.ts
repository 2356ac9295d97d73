import type { Article } from '../core/article.ts';
import { buildArticle } from '../corpus/build-article.ts';
import type { Draft } from '../corpus/draft.ts';
import { nameOfFile } from '../corpus/name-of-file.ts';
import { parseHtml } from '../corpus/parse-html.ts';
import { parseMarkdown } from '../corpus/parse-markdown.ts';
import { parsePlainText } from '../corpus/parse-plain-text.ts';
import { splitFrontMatter } from '../corpus/split-front-matter.ts';
import { decodeText } from './decode-text.ts';
import { type Format, formatOf } from './format-of.ts';
import { readPdf } from './read-pdf.ts';
import { RefusedSource } from './refused-source.ts';
import type { Source } from './source.ts';

/** A page has more, unless its text was made by a program in the browser, or stands behind a login. In passages. */
const FEW = 3;

/** A source as the article it can become. */
export interface Candidate {
  readonly source: Source;
  readonly article: Article;
  /** The front matter and body of Markdown, which are kept as they are; `null` of all else. */
  readonly markdown: { readonly yaml: string; readonly body: string } | null;
  /** What the operator should look at; sentences. */
  readonly warnings: readonly string[];
}

interface Read extends Pick<Candidate, 'markdown' | 'warnings'> {
  readonly draft: Draft;
}

/** Reads a source. @throws RefusedSource or ArticleError when it can't become an article */
export async function readSource(source: Source): Promise<Candidate> {
  const format = formatOf(source);
  if (format === null) {
    const type = source.contentType === null ? '' : ` It is of the type ${source.contentType}.`;
    throw new RefusedSource(`Only web pages, Markdown, plain text and PDF can be added.${type}`);
  }
  const { draft, markdown, warnings } = await READERS[format](source);
  const { author, publisher, published, language = source.language } = draft.details;
  const details = {
    ...draft.details,
    url: draft.details.url ?? source.url,
    author: tidied(author),
    publisher: tidied(publisher),
    published: tidied(published),
    language: tidied(language),
  };
  const built = buildArticle({ ...draft, details }, nameOfFile(lastOf(source.url ?? source.name)));
  if (built === null) throw new RefusedSource('It has no text to quote.');
  const passages = built.passages.map((passage) => ({
    ...passage,
    section: passage.section.map(singleLine),
  }));
  const article = { ...built, passages };
  return { source, article, markdown, warnings: [...warnings, ...doubtsAbout(article, format)] };
}

const READERS: Readonly<Record<Format, (source: Source) => Promise<Read>>> = {
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
    const { draft, emptyPages } = await readPdf(bytes);
    const warning = `No text on page ${emptyPages.join(', ')}: pictures of text aren't read.`;
    return { draft, markdown: null, warnings: emptyPages.length > 0 ? [warning] : [] };
  },
};

function guessWarning(isGuessed: boolean): string[] {
  return isGuessed ? ['It isn’t UTF-8 and doesn’t say what it is; it was read as Western European.'] : [];
}

function doubtsAbout({ passages, language }: Article, format: Format): string[] {
  const doubts: string[] = [];
  if (format === 'html' && passages.length < FEW) {
    doubts.push('There is little text: the page may make its text in the browser, or want a login.');
  }
  if (language !== null && !/^en\b/i.test(language)) {
    doubts.push(`Its language is "${language}"; articles and questions are read as English.`);
  }
  return doubts;
}

/** The last part of a path or an address, or its host. */
function lastOf(name: string): string {
  const parts = URL.canParse(name)
    ? [new URL(name).host, ...new URL(name).pathname.split('/')]
    : name.split(/[/\\]/);
  return parts.findLast((part) => part !== '') ?? name;
}

function tidied(text: string | null | undefined): string | null {
  return singleLine(text ?? '') || null;
}

function singleLine(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
