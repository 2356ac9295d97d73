/** What a notation looks like in text that should be free of it, by the program whose notation it is. */
export const NOTATIONS = {
  'MkDocs Material':
    /(?:^|\n)\s*(?:!!!|\?\?\?\+?) ?["\w]|(?:^|\s)={3}[!+]? "|-8<-|\{:? ?[.#][\w-]+[^}\n]*\}|\{[a-z-]+="?[\w%-]+"?\}|:(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:|(?:^|\n)\*\[[^\]\n]+\]:|\[TOC\]|(?<![\w+])\+\+[a-z0-9]+(?:\+[a-z0-9]+)*\+\+(?![\w+])|(?<![\w=])==[^\s=][^=\n]*==(?![\w=])|(?:^|\n):[ \t]+\S/u,
  'Docusaurus, MDX':
    /(?:^|\n)import [^\n]* from ['"]|(?:^|\n)export (?:const|default|function) |<\/?[A-Z][a-z]\w*(?: [^<>\n]*)?\/?>|(?:^|\n|\s):::+ ?\w|\{\/\*|\{(?:props|frontMatter)\.|\{#[\w-]+\}/,
  'Hugo shortcodes': /\{\{[<%]|\{\{ ?-? ?\./,
  'Liquid, Jinja, ERB': /\{%-? ?\w|(?<!\$)\{\{-? ?["'\w$]|\{#-? |<%[=-]? |\{:toc\}/,
  'GitHub, Obsidian': /\[![A-Za-z]+\](?!\()|\[\[(?=\p{L})[^[\]\n]+\]\](?![([])|%%[^%\n]+%%/u,
} as const satisfies Readonly<Record<string, RegExp>>;

export type Notation = keyof typeof NOTATIONS;

/** The notations that a passage holds outside its code. @param code what of the document is code, as it is shown */
export function notationsIn(passage: string, code: DocumentCode): Notation[] {
  if (code.blocks.has(squeezed(passage))) return [];
  let text = passage;
  for (const span of code.spans) if (text.includes(span)) text = text.replaceAll(span, 'code');
  return (Object.keys(NOTATIONS) as Notation[]).filter((name) => NOTATIONS[name].test(text));
}

/** What a document shows as code, as far as its lines tell. */
export interface DocumentCode {
  /** Of fences, without white space. */
  readonly blocks: ReadonlySet<string>;
  /** Of code within lines; the longest first. */
  readonly spans: readonly string[];
}

const FENCED =
  /^[ \t>]*(?:[*+-][ \t]+|\d+[.)][ \t]+)*(?<mark>`{3,}|~{3,}).*\n(?<code>[\s\S]*?)(?:^[ \t>]*\k<mark>[`~]*[ \t]*$|(?![\s\S]))/gm;
const SPAN = /(`+)([^`]+)\1(?!`)/g;
const INDENTED = /(?:^(?: {4}|\t|[ \t]*$).*\n?)+/gm;

export function codeOf(markdown: string): DocumentCode {
  const text = markdown.replaceAll('\r\n', '\n');
  const fenced = Array.from(text.matchAll(FENCED), ({ groups }) => groups?.code ?? '');
  const spans = Array.from(text.replaceAll(FENCED, '').matchAll(SPAN), ([, , code = '']) => code.trim());
  return {
    blocks: new Set([...fenced, ...(text.match(INDENTED) ?? [])].map(squeezed)),
    spans: [...new Set(spans.map((span) => span.replaceAll(/\s+/g, ' ')))]
      .filter((span) => span !== '')
      .sort((one, other) => other.length - one.length),
  };
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
