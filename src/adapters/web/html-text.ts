import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of a page, safe to put into another. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
