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

const FENCE = /^[ \t>]*(?:[*+-][ \t]+|\d+[.)][ \t]+)*(`{3,}|~{3,})/;
const SPAN = /(`+)([^`]+)\1(?!`)/g;
const INDENTED = /^(?: {4}|\t)/;

export function codeOf(markdown: string): DocumentCode {
  const blocks = new Set<string>();
  const spans = new Set<string>();
  let fence: { readonly mark: string; readonly lines: string[] } | null = null;
  let indented: string[] = [];
  const prose: string[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const mark = FENCE.exec(line)?.[1] ?? null;
    if (fence !== null) {
      const ends = mark?.startsWith(fence.mark) === true && line.trim() === mark;
      if (ends) blocks.add(squeezed(fence.lines.join('')));
      else fence.lines.push(line);
      if (ends) fence = null;
    } else if (mark !== null) fence = { mark, lines: [] };
    else prose.push(line);
    if (INDENTED.test(line) || line.trim() === '') indented.push(line);
    else {
      blocks.add(squeezed(indented.join('')));
      indented = [];
    }
  }
  blocks.add(squeezed(indented.join('')));
  for (const [, , code = ''] of prose.join('\n').matchAll(SPAN)) spans.add(code.replaceAll(/\s+/g, ' ').trim());
  spans.delete('');
  return { blocks, spans: [...spans].sort((one, other) => other.length - one.length) };
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
