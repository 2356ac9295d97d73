import type { Nodes } from 'mdast';

/** The words a reader sees of a piece of Markdown: no marks, no addresses, no pictures; a hard break is a line break. */
export function visibleText(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value.replaceAll(/[ \t\r\n]+/g, ' ');
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return /^<br\b/i.test(node.value) ? '\n' : '';
    default:
      return 'children' in node
        ? node.children
            .map(visibleText)
            .join('')
            .replaceAll(/ *\n */g, '\n')
        : '';
  }
}
