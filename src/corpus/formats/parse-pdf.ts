import type { Draft } from '../build-article.ts';
import { SourceError } from '../corpus-error.ts';
import { brokenPages } from './broken-text.ts';
import { pdfContent, withoutRunningLines } from './pdf-layout.ts';
import { type PdfItem, type PdfLine, pdfLines } from './pdf-lines.ts';

/** Longer PDFs are refused: a book belongs in chapters. */
const MAX_PAGES = 1_000;
/** For all pages, in milliseconds. */
const PDF_TIMEOUT = 60_000;

type OpenPdf = Awaited<ReturnType<typeof import('unpdf').getDocumentProxy>>;

/** Parses a PDF: the text of its pages, with title, author and language. @throws SourceError when it can't be read */
export async function parsePdf(bytes: Uint8Array): Promise<Draft> {
  const { getDocumentProxy } = await import('unpdf');
  // A copy, as pdf.js detaches the buffer that it is given; and without its warnings on the console.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 }).catch(throwUnreadable);
  try {
    if (pdf.numPages > MAX_PAGES) {
      throw new SourceError(`It has ${pdf.numPages} pages; ${MAX_PAGES} are read: split it into several.`);
    }
    const pages = await readPages(pdf);
    const { title, blocks } = pdfContent(withoutRunningLines(pages));
    const { info } = await pdf.getMetadata().catch(throwUnreadable);
    return {
      details: {
        title: titleOf(metadataText(info, 'Title'), title),
        author: metadataText(info, 'Author'),
        language: metadataText(info, 'Language'),
      },
      blocks,
      emptyPages: pages.flatMap((lines, index) => (lines.length === 0 ? [index + 1] : [])),
      brokenPages: brokenPages(pages.map((lines) => lines.map(({ text }) => text).join(' '))),
    };
  } finally {
    await pdf.destroy();
  }
}

async function readPages(pdf: OpenPdf): Promise<PdfLine[][]> {
  const deadline = performance.now() + PDF_TIMEOUT;
  const pages: PdfLine[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    if (performance.now() > deadline)
      throw new SourceError(`Reading it takes longer than ${PDF_TIMEOUT / 1000} s.`);
    const page = await pdf.getPage(number).catch(throwUnreadable);
    const { items } = await page.getTextContent().catch(throwUnreadable);
    pages.push(pdfLines(items.filter((item: object): item is PdfItem => 'str' in item)));
  }
  return pages;
}

/** What programs call a document that nobody named: by its file, or by themselves. */
const JUNK_TITLE =
  /^(?:microsoft (?:word|powerpoint|excel)\b|powerpoint presentation|untitled|document ?\d|slide \d|print\b|printing\b)/i;
const FILE_ENDING = /\.(?:docx?|pptx?|xlsx?|odt|pdf|tex|dvi|indd|rtf|html?)$/i;

/** The title that the file names, unless that is none; else the one in its text. */
function titleOf(named: string | undefined, inText: string | undefined): string | undefined {
  const isJunk =
    named === undefined || JUNK_TITLE.test(named) || FILE_ENDING.test(named) || !/[\p{L}\p{N}]/u.test(named);
  return isJunk ? inText : named;
}

function metadataText(info: object, name: string): string | undefined {
  const value: unknown = Object.entries(info).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}

function throwUnreadable(cause: unknown): never {
  const { name, message } = cause as Error;
  if (name === 'PasswordException') throw new SourceError('It is protected by a password.', { cause });
  throw new SourceError(`It is no PDF that can be read: ${message}`, { cause });
}
