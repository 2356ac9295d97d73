/**
 * Formulas on web pages are pictures of some kind: MathML, or what MathJax, KaTeX and wikis draw. Nearly all pages have their source
 * beside them, in TeX, which says what a reader sees. Where there is none and the formula isn't just a row of signs, nothing is shown.
 */

import { Parser } from 'htmlparser2';
import { escapeHtml } from './markdown/html.ts';
import type { Attributes } from './page-furniture.ts';

/** A page without any of these has no formulas, and isn't looked through. */
const MAY_HAVE_FORMULAS = /<math[\s>]|<mjx-container|math\/tex|mwe-math|\bkatex\b|\bMathJax|\blatex\b/i;

/** Classes of elements that are one formula, whatever is in them: MediaWiki, KaTeX, MathJax; and of images, WordPress. */
const FORMULA_CLASS = /^(?:mwe-math-element|katex|MathJax(?:_\w+)?)$/;
const DRAWN_IN: ReadonlySet<string> = new Set(['span', 'div']);
const IMAGE_CLASS = /^(?:mwe-math-fallback-image-\w+|latex)$/;
const FORMULA_ELEMENTS: ReadonlySet<string> = new Set(['math', 'mjx-container']);
const TEX_SCRIPT = /^math\/tex\b/i;
const TEX_ENCODING = /^(?:application\/x-tex|(?:la)?tex)$/i;

/** MathML in which signs follow each other, so that they are read as they stand. Others are set above each other. */
const IN_A_ROW: ReadonlySet<string> = new Set('math semantics mrow mstyle mi mn mo mtext mspace'.split(' '));

/** Nothing is nested so deep on a real page, and closing tags take the longer the deeper they stand. */
const MAX_DEPTH = 200;

interface OpenFormula {
  readonly start: number;
  readonly depth: number;
  readonly isDrawing: boolean;
  /** It stands in a line of its own. */
  readonly isDisplay: boolean;
  /** Best first, as each may be missing. */
  readonly sources: { tex: string; alternative: string; label: string };
  row: string;
  isRow: boolean;
}

/**
 * A page with the source in the place of each formula.
 *
 * @returns the page, and how many formulas have no source
 * @throws RangeError when nested too deeply
 */
export function withFormulas(html: string): { readonly html: string; readonly lost: number } {
  if (!MAY_HAVE_FORMULAS.test(html)) return { html, lost: 0 };
  // MathJax leaves the sources where they were, each beside its drawing.
  const hasScripts = /<script[^>]{1,200}math\/tex/i.test(html);
  const pieces: string[] = [];
  const open: string[] = [];
  let end = 0;
  let lost = 0;
  let isOver = false;
  let formula: OpenFormula | null = null;

  const replace = (found: OpenFormula, until: number) => {
    const text = sourceOf(found);
    if (text === null && !(found.isDrawing && hasScripts)) lost += 1;
    const shown = found.isDrawing && hasScripts ? '' : escapeHtml(text ?? '');
    pieces.push(html.slice(end, found.start), found.isDisplay ? ` ${shown} ` : shown);
    end = until;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      open.push(name);
      if (open.length > MAX_DEPTH) throw new RangeError(`More than ${MAX_DEPTH} elements within each other.`);
      if (formula === null && isFormula(name, attributes)) formula = opened(name, attributes);
      if (formula === null) return;
      addSources(formula, name, attributes);
    },
    ontext(text) {
      if (formula !== null) addText(formula, open, text);
    },
    onclosetag(_name, isImplied) {
      if (formula !== null && open.length === formula.depth) {
        const isVoid = isImplied && open.at(-1) === 'img';
        // One that is never closed isn't the rest of the page.
        if (!isOver) replace(formula, isImplied && !isVoid ? parser.startIndex : parser.endIndex + 1);
        formula = null;
      }
      open.pop();
    },
  });
  const opened = (
    name: string,
    { alttext = '', alt = '', 'aria-label': label = '', ...attributes }: Attributes,
  ): OpenFormula => ({
    start: parser.startIndex,
    depth: open.length,
    isDrawing: /\bMathJax/.test(attributes.class ?? ''),
    isDisplay: /display/.test(attributes.type ?? ''),
    sources: { tex: '', alternative: alttext || (name === 'img' ? alt : ''), label },
    row: '',
    isRow: true,
  });
  parser.write(html);
  isOver = true;
  parser.end();
  return { html: pieces.join('') + html.slice(end), lost };
}

function isFormula(name: string, { class: classes = '', type = '' }: Attributes): boolean {
  return (
    FORMULA_ELEMENTS.has(name) ||
    (name === 'script' && TEX_SCRIPT.test(type)) ||
    (DRAWN_IN.has(name) && hasClass(classes, FORMULA_CLASS)) ||
    (name === 'img' && hasClass(classes, IMAGE_CLASS))
  );
}

function hasClass(classes: string, wanted: RegExp): boolean {
  return classes.split(/\s/).some((name) => wanted.test(name));
}

function addSources(
  formula: OpenFormula,
  name: string,
  { alt, alttext, 'aria-label': label, encoding = '' }: Attributes,
): void {
  const { sources } = formula;
  sources.alternative ||= alttext ?? (name === 'img' ? (alt ?? '') : '');
  sources.label ||= label ?? '';
  if (name === 'annotation' && TEX_ENCODING.test(encoding)) sources.tex = ' ';
  if (/^m[a-z]+$/.test(name) && !IN_A_ROW.has(name)) formula.isRow = false;
}

function addText(formula: OpenFormula, open: readonly string[], text: string): void {
  const within = open.at(-1) ?? '';
  if (within === 'script') formula.sources.tex += text;
  if (within === 'annotation' && formula.sources.tex !== '') formula.sources.tex += text;
  if (/^m(?:i|n|o|text)$/.test(within)) formula.row += text;
}

/** `null` where it has none. */
function sourceOf({ sources: { tex, alternative, label }, row, isRow }: OpenFormula): string | null {
  for (const source of [tex, alternative, isRow ? row : '', label]) {
    const text = withoutStyle(source.replaceAll(/\s+/g, ' ').trim());
    if (text !== '') return text;
  }
  return null;
}

/** As MediaWiki writes it: `{\displaystyle x}`. */
const STYLED = /^\{\\(?:display|text)style (.*)\}$/s;

function withoutStyle(tex: string): string {
  return (STYLED.exec(tex)?.[1] ?? tex).trim();
}
