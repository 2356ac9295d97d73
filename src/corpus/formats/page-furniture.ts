import type { Place } from './block-collector.ts';

/** What of a page isn't its text: navigation, and what programs that write pages add to it. Told by elements, roles, and names. */

export type Attributes = Readonly<Record<string, string>>;

/** Elements in which a header, a footer or an aside belongs to the text, as the accessibility mappings of HTML have it. */
export const SECTIONING_ELEMENTS: ReadonlySet<string> = new Set(['article', 'main', 'section']);

export const LAYOUT_ROLES: ReadonlySet<string> = new Set(['presentation', 'none']);

const NAVIGATION_ELEMENTS: ReadonlySet<string> = new Set(['nav', 'menu']);
/** Only outside the text's own sections. */
const PAGE_ELEMENTS: ReadonlySet<string> = new Set(['header', 'footer', 'aside']);
const NAVIGATION_ROLES: ReadonlySet<string> = new Set(
  (
    'navigation banner contentinfo complementary search menu menubar toolbar tablist dialog alertdialog directory doc-toc ' +
    'doc-index doc-pagelist'
  ).split(' '),
);

/** Classes and ids, in lower case, that many sites and the programs that write them give to navigation. */
const NAVIGATION_NAMES: ReadonlySet<string> = new Set(
  (
    'breadcrumb breadcrumbs breadcrumb-section pagination pager sidebar side-bar toc table-of-contents skip-link skiplink skip-nav ' +
    'cookie-banner cookie-consent share-buttons social-share site-header site-footer page-footer ' +
    // MediaWiki
    'navbox vertical-navbox navbox-styles sistersitebox catlinks printfooter mw-jump-link mw-indicators sitesub contentsub ' +
    'hatnote siteNotice authority-control ' +
    // Confluence
    'page-metadata pagesection labels-section footer-logo likes-and-labels-container comments-section'
  )
    .toLowerCase()
    .split(' '),
);

/** Classes, some with their element, of what stands in the text without being a part of it: links to edit it, and to itself, and icons' names. */
const HIDDEN_NAMES: ReadonlySet<string> = new Set(
  (
    'mw-editsection noprint mw-cite-backlink mw-empty-elt headerlink header-anchor hash-link anchor-link heading-anchor ' +
    'anchorjs-link aui-icon material-icons confluence-information-macro-icon ' +
    // AsciiDoc
    'td.icon a.include conum ' +
    // Word and Google Docs
    'msocommenttext msocommentreference msocomtxt msocomhide'
  ).split(' '),
);

/** Attributes of links to and from footnotes. */
const FOOTNOTE_ATTRIBUTES = ['data-footnote-ref', 'data-footnote-backref'] as const;

/** Where links to and from notes and comments lead: Word, Google Docs, MediaWiki, AsciiDoc. */
const NOTE_LINK = /^#(?:_ftn|_edn|_msocom|_cmnt|ftnt|cmnt|cite_(?:note|ref)|_?footnote|endnote)/i;

/** A list's mark that Word writes as text, and its comments. */
const HIDDEN_STYLE =
  /mso-list:\s{0,9}ignore|mso-special-character:\s{0,9}comment|display:\s{0,9}none|visibility:\s{0,9}hidden|mso-hide:\s{0,9}all/i;

/** Whether an element isn't shown to readers, or is no part of what they read. */
export function isHidden(name: string, attributes: Attributes): boolean {
  const { hidden, style, href } = attributes;
  if (hidden !== undefined && hidden !== 'until-found') return true;
  if (attributes['aria-hidden'] === 'true') return true;
  if (style !== undefined && HIDDEN_STYLE.test(style)) return true;
  if (name === 'a' && href !== undefined && NOTE_LINK.test(href)) return true;
  if (FOOTNOTE_ATTRIBUTES.some((attribute) => attribute in attributes)) return true;
  return namesOf(attributes).some((own) => HIDDEN_NAMES.has(own) || HIDDEN_NAMES.has(`${name}.${own}`));
}

/** The place of an element in the place around it. @param sections that it stands in, with itself */
export function placeOf(name: string, attributes: Attributes, around: Place, sections: number): Place {
  if (around === 'navigation') return around;
  const { role = '' } = attributes;
  if (name === 'main' || role === 'main') return 'main';
  if (NAVIGATION_ELEMENTS.has(name) || NAVIGATION_ROLES.has(role)) return 'navigation';
  if (PAGE_ELEMENTS.has(name) && sections === 0 && around !== 'main') return 'navigation';
  if (name === 'body' || name === 'html') return around;
  return namesOf(attributes).some((own) => NAVIGATION_NAMES.has(own)) ? 'navigation' : around;
}

/** Whether an element is no part of the text, wherever it stands. */
export function isFurniture(name: string, attributes: Attributes): boolean {
  return isHidden(name, attributes) || placeOf(name, attributes, 'body', 1) === 'navigation';
}

/** An element's classes and its id, in lower case. */
function namesOf({ id, class: classes }: Attributes): string[] {
  if (id === undefined && classes === undefined) return [];
  return `${id ?? ''} ${classes ?? ''}`.toLowerCase().split(/\s+/);
}

/** Whether a page was written by MediaWiki. */
export function isMediaWiki(html: string): boolean {
  return /\bmw-(?:headline|parser-output|editsection|content-text|body)/.test(html);
}

const REFERENCE_MARK = /^\s{0,9}\[[^[\]]{1,30}\]\s{0,9}$/;

/** What MediaWiki sets high is a reference, or asks for one. */
export function isReferenceMark(text: string): boolean {
  return REFERENCE_MARK.test(text);
}

/** On other pages only what is a number in brackets, or nothing but brackets, as their link was left out. */
export function isLinkedMark(text: string): boolean {
  return /^\s{0,9}\[?\d{0,4}\]?\s{0,9}$/.test(text) && /^\s{0,9}(?:\[|$)/.test(text);
}

/** A reference that a copy of a wiki's page has as text, after a word or a full stop. */
export const PLAIN_REFERENCE = /(?<=[\p{L}\p{N}.,;:!?)"”’])\[(?:\d{1,3}|[a-z]|note \d{1,2})\]/gu;
