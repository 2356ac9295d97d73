import type { Draft } from './draft.ts';

/** Makes a draft of a file's text. @param path for messages */
export type Parse = (text: string, path: string) => Draft;

/** Each is loaded when a file needs it: what reads HTML costs more start-up than all else. */
const markdown = async (): Promise<Parse> => (await import('./parse-markdown.ts')).parseMarkdown;
const plainText = async (): Promise<Parse> => (await import('./parse-plain-text.ts')).parsePlainText;
const html = async (): Promise<Parse> => (await import('./parse-html.ts')).parseHtml;

/** The formats an article may have, by the ending of its file's name in lower case. */
export const PARSERS: ReadonlyMap<string, () => Promise<Parse>> = new Map([
  ['.md', markdown],
  ['.markdown', markdown],
  ['.txt', plainText],
  ['.html', html],
  ['.htm', html],
]);
