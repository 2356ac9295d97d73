import type { Draft } from '../build-article.ts';

/** What was fetched or read, as it came. */
export interface Source {
  /** The path or address it was asked for by; for messages, and by which it is known again. */
  readonly name: string;
  /** Where it really came from, after redirects; `null` for a file. */
  readonly url: string | null;
  readonly bytes: Uint8Array;
  /** Of HTTP: `text/html; charset=utf-8`. */
  readonly contentType: string | null;
  /** BCP 47, as HTTP tells it. */
  readonly language: string | null;
}

/** Makes a draft of a file's text. @param path for messages */
export type Parse = (text: string, path: string) => Draft;

/** Each is loaded when a file needs it: what reads HTML costs more start-up than all else. */
const loadMarkdown = async (): Promise<Parse> => (await import('./parse-markdown.ts')).parseMarkdown;
const loadPlainText = async (): Promise<Parse> => (await import('./parse-plain-text.ts')).parsePlainText;
const loadHtml = async (): Promise<Parse> => (await import('./parse-html.ts')).parseHtml;

/** The formats an article may have, by the ending of its file's name in lower case. */
export const PARSER_BY_ENDING: ReadonlyMap<string, () => Promise<Parse>> = new Map([
  ['.md', loadMarkdown],
  ['.markdown', loadMarkdown],
  ['.txt', loadPlainText],
  ['.html', loadHtml],
  ['.htm', loadHtml],
]);

export type Format = 'html' | 'markdown' | 'text' | 'pdf';

const FORMAT_BY_TYPE: ReadonlyMap<string, Format> = new Map([
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['text/markdown', 'markdown'],
  ['text/x-markdown', 'markdown'],
  ['application/pdf', 'pdf'],
]);

/** By the ending of a file's name, in lower case. */
export const FORMAT_BY_ENDING: ReadonlyMap<string, Format> = new Map([
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.txt', 'text'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.pdf', 'pdf'],
]);

/** Types that servers give to what they don't know better. */
const UNSPECIFIC_TYPES: ReadonlySet<string> = new Set([
  '',
  'application/octet-stream',
  'binary/octet-stream',
]);

const PDF_SIGNATURE = Buffer.from('%PDF-');

/** The format of a source: by its type, where that says little by the ending of its name; `null` for one that isn't read. */
export function formatOf({ name, url, contentType, bytes }: Omit<Source, 'language'>): Format | null {
  if (PDF_SIGNATURE.equals(bytes.subarray(0, PDF_SIGNATURE.length))) return 'pdf';
  const [type = ''] = (contentType ?? '').toLowerCase().split(';');
  const byEnding = FORMAT_BY_ENDING.get(endingOf(url ?? name));
  if (type.trim() === 'text/plain') return byEnding === 'markdown' ? 'markdown' : 'text';
  return FORMAT_BY_TYPE.get(type.trim()) ?? (UNSPECIFIC_TYPES.has(type.trim()) ? (byEnding ?? null) : null);
}

function endingOf(name: string): string {
  const path = URL.canParse(name) ? new URL(name).pathname : name;
  return /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? '';
}
