import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { Root, RootContent } from 'mdast';

/** Reads HTML, a whole page or a part of one, into the tree that Markdown is read into. */
export function treeOfHtml(html: string): Root {
  const tree = toMdast(fromHtml(html, { fragment: true }), { document: true });
  return tree.type === 'root' ? tree : { type: 'root', children: [tree as RootContent] };
}
