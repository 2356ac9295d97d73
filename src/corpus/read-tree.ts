import type { Root, RootContent, Table } from 'mdast';
import type { Block } from './draft.ts';
import { visibleText } from './visible-text.ts';

const BETWEEN_CELLS = ' | ';

/** The blocks of a document, and the title its heading gives it. */
export interface Reading {
  readonly title: string | undefined;
  readonly blocks: readonly Block[];
}

interface Heading {
  readonly depth: number;
  readonly text: string;
}

/**
 * Reads a Markdown syntax tree as a reader sees the page: a paragraph is a block, in a list or a block quote too; code
 * and a table are one block each, a line or row a line; headings are the section path of what follows them. A heading of
 * the first rank that opens the document is its title.
 */
export function readTree(tree: Root): Reading {
  const [first] = tree.children.filter((node) => node.type !== 'yaml');
  const titled = first?.type === 'heading' && first.depth === 1;
  const blocks: Block[] = [];
  let section: Heading[] = [];
  for (const node of tree.children) {
    if (node === first && titled) continue;
    if (node.type === 'heading') {
      section = openSection(section, { depth: node.depth, text: visibleText(node).trim() });
    } else {
      const path = section.map((heading) => heading.text);
      blocks.push(...textsOf(node).map((text) => ({ text, section: path })));
    }
  }
  return { title: titled ? visibleText(first) : undefined, blocks };
}

function openSection(section: readonly Heading[], heading: Heading): Heading[] {
  return [...section.filter(({ depth }) => depth < heading.depth), heading];
}

function textsOf(node: RootContent): string[] {
  switch (node.type) {
    case 'code':
      return [node.value];
    case 'heading':
    case 'paragraph':
      return [visibleText(node)];
    case 'table':
      return [rowsOf(node)];
    case 'blockquote':
    case 'footnoteDefinition':
    case 'list':
    case 'listItem':
      return node.children.flatMap(textsOf);
    default:
      return [];
  }
}

function rowsOf(table: Table): string {
  return table.children.map((row) => row.children.map(visibleText).join(BETWEEN_CELLS)).join('\n');
}
