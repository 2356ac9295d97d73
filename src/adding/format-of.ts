import type { Source } from './source.ts';

export type Format = 'html' | 'markdown' | 'text' | 'pdf';

const BY_TYPE: ReadonlyMap<string, Format> = new Map([
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['text/markdown', 'markdown'],
  ['text/x-markdown', 'markdown'],
  ['application/pdf', 'pdf'],
]);

/** By the ending of a file's name, in lower case. */
export const BY_ENDING: ReadonlyMap<string, Format> = new Map([
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.txt', 'text'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.pdf', 'pdf'],
]);

/** Types that servers give to what they don't know better. */
const VAGUE: ReadonlySet<string> = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

const PDF = Buffer.from('%PDF-');

/** The format of a source: by its type, where that says little by the ending of its name; `null` for one that isn't read. */
export function formatOf({ name, url, contentType, bytes }: Omit<Source, 'language'>): Format | null {
  if (PDF.equals(bytes.subarray(0, PDF.length))) return 'pdf';
  const [type = ''] = (contentType ?? '').toLowerCase().split(';');
  const byEnding = BY_ENDING.get(endingOf(url ?? name));
  if (type.trim() === 'text/plain') return byEnding === 'markdown' ? 'markdown' : 'text';
  return BY_TYPE.get(type.trim()) ?? (VAGUE.has(type.trim()) ? (byEnding ?? null) : null);
}

function endingOf(name: string): string {
  const path = URL.canParse(name) ? new URL(name).pathname : name;
  return /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? '';
}
