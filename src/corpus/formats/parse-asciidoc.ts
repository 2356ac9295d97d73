import { LoggerManager, load, NullLogger } from '@asciidoctor/core';
import type { Draft } from '../build-article.ts';
import { SourceError } from '../corpus-error.ts';
import { decodeText } from './decode-text.ts';
import { readPage } from './read-page.ts';

/** What a document may say of when and where it is read, which would make another article of it each time. */
const OF_THE_READING =
  'localdate localtime localdatetime localyear docdate doctime docdatetime docyear asciidoctor-version'.split(
    ' ',
  );

const OPTIONS = {
  // No other file is read, and nothing is run.
  safe: 'secure',
  // What the site would have put in is left out. Without `experimental`, keys, menus and buttons would be printed as they are written.
  attributes: {
    ...Object.fromEntries(OF_THE_READING.map((name) => [name, ' '])),
    ...{ showtitle: true, experimental: '', 'attribute-missing': 'drop' },
  },
};

// What is wrong with somebody's document isn't for this program's terminal: what can be read is read.
LoggerManager.logger = new NullLogger();

/** The form of a table's columns, or of a cell: `cols="1,4*"`, `2+|`. */
const TABLE_FORM = /\bcols="?[^"\n]{0,300}|(?:^|[ \t])[\d.]{1,40}[*+][<>^.]{0,4}[a-z]?\|/gm;
/** A form may ask for so many columns, rows or copies of a cell. Asciidoctor makes any number of them, in any amount of memory. */
const MAX_REPEATED = 9_999;

/** Before a footnote's text. */
const FOOTNOTE_NUMBER = /<a href="#_footnoteref_\d{1,9}">\d{1,9}<\/a>\. /g;

/**
 * Parses AsciiDoc, by way of HTML. Comments and the files that it includes aren't read.
 *
 * @throws SourceError when it isn't text, asks for a table that no memory holds, or Asciidoctor trips over it
 */
export async function parseAsciidoc(bytes: Uint8Array): Promise<Draft> {
  const { text } = decodeText(bytes, null);
  refuseHugeTables(text);
  const { document, html } = await convert(text);
  const { title, blocks } = readPage(html.replaceAll(FOOTNOTE_NUMBER, '').replaceAll(PAGE_LINK, nameOfPage));
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

function refuseHugeTables(text: string): void {
  for (const [form] of text.matchAll(TABLE_FORM)) {
    const most = Math.max(...(form.match(/\d+/g) ?? []).map(Number));
    if (most > MAX_REPEATED)
      throw new SourceError(`It has a table with too much in it: “${form.trim().slice(0, 80)}”.`);
  }
}

async function convert(text: string) {
  try {
    const document = await load(text, OPTIONS);
    return { document, html: String(await document.convert()) };
  } catch (cause) {
    throw new SourceError(`It is no AsciiDoc that can be read: ${(cause as Error).message}`, { cause });
  }
}

/** A link with nothing but the address of another page to show, where the site would show that page's title. */
const PAGE_LINK = /<a href="([^"<>]{1,300})\.html">([^"<>]{1,300})\.html<\/a>/g;

/** `manage:nodes/create-cluster.html` is “create cluster”. */
function nameOfPage(link: string, address: string, shown: string): string {
  if (address !== shown || address.includes('//')) return link;
  return address
    .slice(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1)
    .replaceAll(/[-_]+/g, ' ');
}

function detail(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
