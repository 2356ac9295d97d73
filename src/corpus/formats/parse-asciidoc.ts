import { LoggerManager, load, NullLogger } from '@asciidoctor/core';
import type { Draft } from '../build-article.ts';
import { decodeText } from './decode-text.ts';
import { readPage } from './read-page.ts';

const OPTIONS = {
  // No other file is read, and nothing is run.
  safe: 'secure',
  // What the site would have put in is left out.
  attributes: { showtitle: true, 'attribute-missing': 'drop' },
};

// What is wrong with somebody's document isn't for this program's terminal: what can be read is read.
LoggerManager.logger = new NullLogger();

/** Before a footnote's text. */
const FOOTNOTE_NUMBER = /<a href="#_footnoteref_\d{1,9}">\d{1,9}<\/a>\. /g;

/** Parses AsciiDoc, by way of HTML. Comments and the files that it includes aren't read. @throws SourceError when it isn't text */
export async function parseAsciidoc(bytes: Uint8Array): Promise<Draft> {
  const document = await load(decodeText(bytes, null).text, OPTIONS);
  const html = String(await document.convert()).replaceAll(FOOTNOTE_NUMBER, '');
  const { title, blocks } = readPage(html);
  return {
    details: {
      title,
      author: detail(document.getAttribute('author')),
      published: detail(document.getAttribute('revdate')),
      language: detail(document.getAttribute('lang')),
    },
    blocks,
  };
}

function detail(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
