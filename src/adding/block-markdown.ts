import { parseMarkdown } from '../corpus/parse-markdown.ts';
import { passageText } from '../corpus/passage-text.ts';
import { markdownWays } from './markdown-ways.ts';
import { RefusedSource } from './refused-source.ts';

/**
 * A passage as Markdown that reads back to the same text: plain where that does, else escaped, else as code, which keeps white
 * space too. @throws RefusedSource when nothing does
 */
export function blockMarkdown(text: string): string {
  const good = [...markdownWays(text), asCode(text)].find((markdown) => readsAs(markdown, text));
  if (good !== undefined) return good;
  throw new RefusedSource(`A paragraph of it can't be written as Markdown: "${text.slice(0, 60)}"`);
}

function asCode(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/** Also among others: HTML that is never ended would swallow what follows it. */
function readsAs(markdown: string, text: string): boolean {
  try {
    const { blocks } = parseMarkdown(`Before\n\n${markdown}\n\n\\# After`, '');
    const texts = blocks.map((block) => (block.section.length === 0 ? passageText(block.text) : null));
    return texts.length === 3 && texts[0] === 'Before' && texts[1] === text && texts[2] === '# After';
  } catch {
    return false;
  }
}
