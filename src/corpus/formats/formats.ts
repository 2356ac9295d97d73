import { extname } from 'node:path';
import type { Draft } from '../build-article.ts';

/**
 * The formats of documents: how one is recognised, and what parses it. To add a format, write its parser in a file of its own and
 * add an entry to `FORMATS`.
 *
 * A parser is a pure function of a document to a draft: no I/O, no state, nothing that can't be sent to another thread. Each is
 * loaded when a document needs it, as the libraries for HTML and PDF cost more start-up than all else.
 */
export type Format = TextFormat | BinaryFormat;

/** @throws ArticleError, or RangeError when nested too deeply. @param name of the document, for messages */
export type ParseText = (text: string, name: string) => Draft;

/** @throws SourceError */
export type ParseBytes = (bytes: Uint8Array) => Promise<Draft>;

interface TextFormat extends Recognition {
  /** The parser takes decoded text. */
  readonly input: 'text';
  readonly loadParser: () => Promise<ParseText>;
}

interface BinaryFormat extends Recognition {
  readonly input: 'bytes';
  readonly loadParser: () => Promise<ParseBytes>;
  /** Whether a file is of the format, by its bytes alone; `null` where they don't tell. */
  readonly isSigned: ((bytes: Uint8Array) => boolean) | null;
}

interface Recognition {
  readonly name: 'markdown' | 'text' | 'html' | 'asciidoc' | 'docx' | 'pdf';
  /** Of file names, in lower case. */
  readonly endings: readonly string[];
  /** As HTTP names the format. Several formats may share one. */
  readonly mediaTypes: readonly string[];
}

const PDF_SIGNATURE = Buffer.from('%PDF-');
const ZIP_SIGNATURE = Buffer.from('PK\u0003\u0004');
/** The name of the part of a Word file that holds its text. Other programs' files are zip archives, too. */
const WORD_PART = 'word/document';

/** Of formats that share a media type, the last is the one to assume where the ending of the name decides nothing. */
const FORMATS: readonly Format[] = [
  {
    name: 'markdown',
    input: 'text',
    endings: ['.md', '.markdown', '.mdx'],
    mediaTypes: ['text/markdown', 'text/x-markdown', 'text/plain'],
    loadParser: async () => (await import('./parse-markdown.ts')).parseMarkdown,
  },
  {
    name: 'text',
    input: 'text',
    endings: ['.txt'],
    mediaTypes: ['text/plain'],
    loadParser: async () => (await import('./parse-plain-text.ts')).parsePlainText,
  },
  {
    name: 'html',
    input: 'text',
    endings: ['.html', '.htm'],
    mediaTypes: ['text/html', 'application/xhtml+xml'],
    loadParser: async () => (await import('./parse-html.ts')).parseHtml,
  },
  {
    name: 'asciidoc',
    // Its parser is asynchronous, and too slow to be tried where others wait.
    input: 'bytes',
    endings: ['.adoc', '.asciidoc'],
    mediaTypes: ['text/asciidoc', 'text/x-asciidoc'],
    isSigned: null,
    loadParser: async () => (await import('./parse-asciidoc.ts')).parseAsciidoc,
  },
  {
    name: 'docx',
    input: 'bytes',
    endings: ['.docx'],
    mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    isSigned: (bytes) => beginsWith(bytes, ZIP_SIGNATURE) && Buffer.from(bytes).includes(WORD_PART),
    loadParser: async () => (await import('./parse-docx.ts')).parseDocx,
  },
  {
    name: 'pdf',
    input: 'bytes',
    endings: ['.pdf'],
    mediaTypes: ['application/pdf'],
    isSigned: (bytes) => beginsWith(bytes, PDF_SIGNATURE),
    loadParser: async () => (await import('./parse-pdf.ts')).parsePdf,
  },
];

/** The format that a file's name stands for; `null` for one that isn't parsed. */
export function formatOfFile(name: string): Format | null {
  const ending = extname(name).toLowerCase();
  return FORMATS.find(({ endings }) => endings.includes(ending)) ?? null;
}

/** The endings of file names that `formatOfFile` knows. */
export function readEndings(): string[] {
  return FORMATS.flatMap(({ endings }) => endings);
}

/** Media types of servers that don't know better. */
const UNSPECIFIC_MEDIA_TYPES: ReadonlySet<string> = new Set([
  '',
  'application/octet-stream',
  'binary/octet-stream',
]);

/**
 * The format of a document: by its first bytes, else by its media type, else by the ending of its name; `null` for one that isn't
 * parsed.
 *
 * @param name a path or an address
 * @param contentType as HTTP gives it: `text/html; charset=utf-8`
 */
export function detectFormat(name: string, contentType: string | null, bytes: Uint8Array): Format | null {
  const signed = formatBySignature(bytes);
  if (signed !== null) return signed;
  const byEnding = formatOfFile(URL.canParse(name) ? new URL(name).pathname : name);
  const [type = ''] = (contentType ?? '').toLowerCase().split(';');
  if (UNSPECIFIC_MEDIA_TYPES.has(type.trim())) return byEnding;
  const ofType = FORMATS.filter(({ mediaTypes }) => mediaTypes.includes(type.trim()));
  return ofType.find((format) => format === byEnding) ?? ofType.at(-1) ?? null;
}

/** Whether bytes can't be text, whatever the file's name says: they hold a zero byte, or begin as a binary format does. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.includes(0) || formatBySignature(bytes) !== null;
}

function formatBySignature(bytes: Uint8Array): Format | null {
  return FORMATS.find((format) => format.input === 'bytes' && format.isSigned?.(bytes) === true) ?? null;
}

function beginsWith(bytes: Uint8Array, signature: Buffer): boolean {
  return signature.equals(bytes.subarray(0, signature.length));
}
