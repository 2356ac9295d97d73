import type { Draft } from '../build-article.ts';
import { RefusedSource } from '../corpus-error.ts';
import { type PdfItem, type PdfLine, pdfContent, pdfLines, withoutRunningLines } from './pdf-layout.ts';

/** Books belong in chapters. */
const MAX_PAGES = 1_000;
/** For all pages, in milliseconds. */
const PDF_TIMEOUT = 60_000;

export interface ParsedPdf {
  readonly draft: Draft;
  /** The numbers of pages that have pictures of text, or nothing. */
  readonly emptyPages: readonly number[];
}

type OpenPdf = Awaited<ReturnType<typeof import('unpdf').getDocumentProxy>>;

/** Reads a PDF's text. @throws RefusedSource when it can't be read */
export async function parsePdf(bytes: Uint8Array): Promise<ParsedPdf> {
  const { getDocumentProxy } = await import('unpdf');
  // pdf.js takes away the bytes that it is given, and tells the console what it thinks of them.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 }).catch(refuse);
  try {
    if (pdf.numPages > MAX_PAGES) {
      throw new RefusedSource(`It has ${pdf.numPages} pages; ${MAX_PAGES} are read: split it into several.`);
    }
    const pages = await pagesOf(pdf);
    const { title, blocks } = pdfContent(withoutRunningLines(pages));
    const { info } = await pdf.getMetadata().catch(refuse);
    return {
      draft: {
        details: {
          title: metadataText(info, 'Title') ?? title,
          author: metadataText(info, 'Author'),
          language: metadataText(info, 'Language'),
        },
        blocks,
      },
      emptyPages: pages.flatMap((lines, place) => (lines.length === 0 ? [place + 1] : [])),
    };
  } finally {
    await pdf.destroy();
  }
}

async function pagesOf(pdf: OpenPdf): Promise<PdfLine[][]> {
  const end = performance.now() + PDF_TIMEOUT;
  const pages: PdfLine[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    if (performance.now() > end)
      throw new RefusedSource(`Reading it takes longer than ${PDF_TIMEOUT / 1000} s.`);
    const page = await pdf.getPage(number).catch(refuse);
    const { items } = await page.getTextContent().catch(refuse);
    pages.push(pdfLines(items.filter((item: object): item is PdfItem => 'str' in item)));
  }
  return pages;
}

function metadataText(info: object, name: string): string | undefined {
  const value: unknown = Object.entries(info).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}

function refuse(cause: unknown): never {
  const { name, message } = cause as Error;
  if (name === 'PasswordException') throw new RefusedSource('It is protected by a password.', { cause });
  throw new RefusedSource(`It is no PDF that can be read: ${message}`, { cause });
}
