import type { Article } from '../../core/article.ts';
import { buildArticle, type Draft, fallbackFromFileName } from '../build-article.ts';
import { SourceError } from '../corpus-error.ts';
import { decodeText } from '../formats/decode-text.ts';
import { detectFormat, type Format } from '../formats/formats.ts';
import { type FrontMatter, splitFrontMatter } from '../formats/front-matter.ts';
import { type ParseLimits, parseDocument } from '../formats/parse-apart.ts';
import { isMdx } from '../formats/parse-markdown.ts';
import { asPercentage, isLittleKept } from '../reading-notes.ts';
import type { Source } from './fetch-source.ts';

/** A source, and the article that it can become. */
export interface SourceArticle {
  readonly source: Source;
  readonly article: Article;
  /** The front matter and body of Markdown, which are kept as they are; `null` of other formats. */
  readonly markdown: { readonly frontMatter: FrontMatter | null; readonly body: string } | null;
  /** What the operator should check; sentences. */
  readonly warnings: readonly string[];
}

/** Parses a source. @throws SourceError or ArticleError when it can't become an article; RangeError when nested too deeply */
export async function readSource(source: Source, limits: ParseLimits = {}): Promise<SourceArticle> {
  const name = source.url ?? source.name;
  const format = detectFormat(name, source.contentType, source.bytes);
  if (format === null) {
    const type = source.contentType === null ? '' : ` It is of the type ${source.contentType}.`;
    throw new SourceError(
      `Only web pages, Markdown, AsciiDoc, plain text, Word (.docx) and PDF can be added.${type}`,
    );
  }
  const parsed = await parseSource(source, format, limits);
  const { draft, markdown, warnings } = source.url === null ? parsed : disarm(parsed, source.url);
  const built = buildArticle(tidyDraft(draft, source), fallbackFromFileName(lastSegment(name)));
  if (built === null) throw new SourceError('It has no text to quote.');
  const passages = built.passages.map((passage) => ({
    ...passage,
    section: passage.section.map(singleLine),
  }));
  const article = { ...built, passages };
  const ofDraft = draft.isUnpublished
    ? ['It says that it is a draft; once added, it is answered from all the same.']
    : [];
  return {
    source,
    article,
    markdown,
    warnings: [...warnings, ...ofDraft, ...warningsAbout(article, format)],
  };
}

interface ParsedSource extends Pick<SourceArticle, 'markdown' | 'warnings'> {
  readonly draft: Draft;
}

async function parseSource(
  { name, bytes, contentType }: Source,
  format: Format,
  limits: ParseLimits,
): Promise<ParsedSource> {
  if (format.input === 'bytes') {
    const draft = await parseDocument(format, bytes, name, limits);
    return { draft, markdown: null, warnings: [...emptyPagesWarning(draft), ...brokenPagesWarning(draft)] };
  }
  const { text, isGuessed } = decodeText(bytes, contentType);
  const draft = await parseDocument(format, text, name, limits);
  return {
    draft,
    // MDX is written as the words it shows: what is added is named .md.
    markdown: format.name === 'markdown' && !isMdx(name) ? splitFrontMatter(text) : null,
    warnings: [
      ...(isGuessed ? ['It isn’t UTF-8 and doesn’t say what it is; it was read as Western European.'] : []),
      ...keptShareWarning(draft),
      ...formulasWarning(draft),
    ],
  };
}

function keptShareWarning({ keptShare = 1 }: Draft): string[] {
  if (!isLittleKept(keptShare)) return [];
  return [`It kept ${asPercentage(keptShare)} of this page's text: look whether what you need is there.`];
}

function formulasWarning({ leftOut }: Draft): string[] {
  const count = leftOut?.formulas ?? 0;
  return count === 0
    ? []
    : [`It left out ${count === 1 ? '1 formula' : `${count} formulas`}: a picture has no text to quote.`];
}

function emptyPagesWarning({ emptyPages = [] }: Draft): string[] {
  if (emptyPages.length === 0) return [];
  return [`No text on page ${emptyPages.join(', ')}: pictures of text aren't read.`];
}

function brokenPagesWarning({ brokenPages = [] }: Draft): string[] {
  if (brokenPages.length === 0) return [];
  return [`The text of page ${brokenPages.join(', ')} is broken, and its words may not be found.`];
}

/**
 * A fetched page as far as its publisher may decide: its text, and what it says of itself. Ids, synonyms and other settings are for
 * the operator to make, and an address on another site would put the page in the place of that site's article.
 */
function disarm({ draft, markdown, warnings }: ParsedSource, address: string): ParsedSource {
  const { synonyms, url, ...details } = draft.details;
  const isOwnAddress = url == null || isOfSameSite(url, address);
  return {
    draft: {
      ...draft,
      id: undefined,
      aliases: [],
      details: { ...details, url: isOwnAddress ? url : undefined },
    },
    markdown: markdown && { ...markdown, frontMatter: null },
    warnings: [
      ...warnings,
      ...(isOwnAddress
        ? []
        : [`It gives "${url}" as its address, which is another site’s, and isn’t believed.`]),
      ...(draft.id === undefined && synonyms === undefined
        ? []
        : ['Its id and synonyms are left out: only your own files set them.']),
    ],
  };
}

function isOfSameSite(url: string, address: string): boolean {
  const { origin, username, password } = new URL(url);
  return origin === new URL(address).origin && username === '' && password === '';
}

/** Fills in what HTTP says of the document, and puts each detail on one line, as front matter has it. */
function tidyDraft(draft: Draft, source: Source): Draft {
  const { url, author, publisher, published, language = source.language } = draft.details;
  return {
    ...draft,
    details: {
      ...draft.details,
      url: url ?? source.url,
      author: tidyDetail(author),
      publisher: tidyDetail(publisher),
      published: tidyDetail(published),
      language: tidyDetail(language),
    },
  };
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

/** A web page with fewer passages than this probably makes its text in the browser, or needs a login. */
const MIN_PAGE_PASSAGES = 3;

function warningsAbout({ passages, language }: Article, format: Format): string[] {
  const warnings: string[] = [];
  if (format.name === 'html' && passages.length < MIN_PAGE_PASSAGES) {
    warnings.push('There is little text: the page may make its text in the browser, or want a login.');
  }
  if (language !== null && !/^en\b/i.test(language)) {
    warnings.push(`Its language is "${language}"; articles and questions are read as English.`);
  }
  return warnings;
}

/** The last part of a path or of an address; the host of an address without a path. */
function lastSegment(name: string): string {
  const segments = URL.canParse(name)
    ? [new URL(name).host, ...new URL(name).pathname.split('/')]
    : name.split(/[/\\]/);
  return segments.findLast((segment) => segment !== '') ?? name;
}
