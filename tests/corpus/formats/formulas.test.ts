import { describe, expect, it } from 'vitest';
import { withFormulas } from '../../../src/corpus/formats/formulas.ts';
import { parseHtml } from '../../../src/corpus/formats/parse-html.ts';
import { parseMarkdown } from '../../../src/corpus/formats/parse-markdown.ts';
import { describeNotation } from '../../../src/corpus/reading-notes.ts';

const MATHML =
  '<math><semantics><mrow><mi>a</mi><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow><annotation encoding="application/x-tex">a \\ne \\frac{1}{2}</annotation></semantics></math>';

function textOf(html: string): string {
  const long = 'A quadratic equation is one of the second degree, and this page tells of its roots. ';
  const { blocks } = parseHtml(
    `<html><head><title>Roots</title></head><body><main><p>${long}${long}</p><p>When ${html}, there are two.</p></main></body></html>`,
  );
  return blocks.map(({ text }) => text).find((text) => text.startsWith('When')) ?? '';
}

describe('a formula on a page', () => {
  it.each([
    ['MathML', MATHML, 'a \\ne \\frac{1}{2}'],
    [
      'MediaWiki',
      `<span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none;"><math alttext="{\\displaystyle a\\neq 0}"><mi>a</mi><msup><mi>b</mi><mn>2</mn></msup></math></span><img src="a.svg" class="mwe-math-fallback-image-inline" aria-hidden="true" alt="{\\displaystyle a\\neq 0}"></span>`,
      'a\\neq 0',
    ],
    ['a copy of a wiki', '<img class="mwe-math-fallback-image-inline" alt="{\\displaystyle a&lt;0}">', 'a<0'],
    [
      'KaTeX',
      `<span class="katex"><span class="katex-mathml">${MATHML}</span><span class="katex-html" aria-hidden="true"><span>a=1/2</span></span></span>`,
      'a \\ne \\frac{1}{2}',
    ],
    [
      'MathJax 2',
      '<span class="MathJax_Preview">[a]</span><span class="MathJax" id="m1"><nobr aria-hidden="true">a=0</nobr></span><script type="math/tex" id="m2">a \\ne 0</script>',
      'a \\ne 0',
    ],
    [
      'MathJax 3',
      '<mjx-container><mjx-math aria-hidden="true"><mjx-c></mjx-c></mjx-math><mjx-assistive-mml><math><mi>a</mi><mo>≠</mo><mn>0</mn></math></mjx-assistive-mml></mjx-container>',
      'a≠0',
    ],
    ['WordPress', '<img src="latex.php?a" alt="a \\ne 0" class="latex" />', 'a \\ne 0'],
    ['a row of signs', '<math><mi>a</mi><mo>&lt;</mo><mspace/><mn>12</mn></math>', 'a<12'],
    ['a label', '<mjx-container aria-label="a over b"><svg><g>x</g></svg></mjx-container>', 'a over b'],
  ])('of %s is read as its source', (_, html, expected) => {
    expect(textOf(html)).toBe(`When ${expected}, there are two.`);
  });

  it('without a source is left out and counted', () => {
    const half = '<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>';
    expect(textOf(half)).not.toContain('12');
    const draft = parseHtml(`<p>When ${half}, and ${half}, there are two.</p>`);
    expect(draft.leftOut).toEqual({ formulas: 2 });
    expect(describeNotation([{ leftOut: draft.leftOut ?? {} }, { leftOut: { icons: 1 } }])).toEqual([
      'left out notation of other programs: icons (1)',
      'left out formulas that are there as pictures only (2)',
    ]);
  });

  it('that is never closed isn’t the rest of the page', () => {
    const html = '<p>When <math><mi>a</mi><p>there are two.</p>';
    expect(withFormulas(html).html).toContain('there are two.');
  });

  it('is none where there is code of one', () => {
    const html = '<pre class="latex">a \\ne 0</pre> <code>&lt;math>&lt;mi>a</code>';
    expect(withFormulas(html)).toEqual({ html, lost: 0 });
  });

  it('is read in Markdown', () => {
    const { blocks, leftOut } = parseMarkdown(
      `When ${MATHML}, there are *two*.\n\n\`<math>x</math>\``,
      'a.md',
    );
    expect(blocks.map(({ text }) => text)).toEqual([
      'When a \\ne \\frac{1}{2}, there are two.',
      '<math>x</math>',
    ]);
    expect(leftOut).toEqual({});
  });
});
