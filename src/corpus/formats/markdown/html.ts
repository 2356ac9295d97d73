/** Elements that authors of Markdown use for formatting. Any other tag in Markdown is a word in angle brackets: `List<object>`. */
export const FORMATTING_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr article aside b big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption ' +
    'figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p picture pre q rp rt ruby s samp section ' +
    'small span strike strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr ' +
    // MathML
    'math semantics annotation mrow mi mn mo ms mtext mspace mstyle mfrac msqrt mroot msup msub msubsup mover munder munderover ' +
    'mtable mtr mtd mpadded mphantom menclose mmultiscripts'
  ).split(' '),
);

const COMMENT = /^\s*<[!?]/;
/** Such a block isn't a paragraph. */
const FORMATTING_BLOCK = /^\s*<(?:blockquote|center|details|div|dl|figure|ol|pre|table|ul)[\s>]/i;
const TAG = /<(?<slash>\/?)(?<name>[a-z][\w-]*)/gi;

/**
 * The HTML for a piece of raw HTML in Markdown. Formatting and balanced elements stay as they are. Any other tag is escaped: a word
 * in angle brackets is shown, and can't swallow the text after it.
 *
 * @param isBlock whether it stands between paragraphs and may hold several
 */
export function visibleHtml(raw: string, isBlock: boolean): string {
  const shown = isBlock ? withoutCode(raw) : raw;
  if (COMMENT.test(shown)) return shown;
  const words = unbalancedNames(shown);
  const html = shown.replaceAll(TAG, (tag, _slash, name: string) =>
    words.has(name.toLowerCase()) ? escapeHtml(tag) : tag,
  );
  if (html === shown || !isBlock || FORMATTING_BLOCK.test(html)) return html;
  return html
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('');
}

const CODE_ELEMENT = /^\s*<(script|style)[\s>]/i;

/** A script or style sheet that a piece of HTML begins with is left out, whatever tags it names. */
function withoutCode(raw: string): string {
  const name = CODE_ELEMENT.exec(raw)?.[1]?.toLowerCase();
  if (name === undefined) return raw;
  const end = raw.toLowerCase().indexOf(`</${name}>`);
  return end < 0 ? raw : raw.slice(end + name.length + 3);
}

/** The non-formatting elements that it opens and doesn't close, or closes and doesn't open, in lower case. */
function unbalancedNames(raw: string): Set<string> {
  const counts = new Map<string, number>();
  for (const { groups } of raw.matchAll(TAG)) {
    const name = groups?.name?.toLowerCase() ?? '';
    if (!FORMATTING_ELEMENTS.has(name))
      counts.set(name, (counts.get(name) ?? 0) + (groups?.slash === '/' ? -1 : 1));
  }
  return new Set([...counts].flatMap(([name, open]) => (open === 0 ? [] : [name])));
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
