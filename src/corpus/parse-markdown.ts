import type { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { ArticleError } from './article-error.ts';
import type { Draft } from './draft.ts';
import { parseFrontMatter } from './front-matter.ts';
import { readTree } from './read-tree.ts';

const UNCLOSED_FRONT_MATTER = /^---[ \t]*\n[\w-]+:/;

/** Reads GitHub-flavoured Markdown, HTML within it too. @throws ArticleError when its front matter is broken. */
export async function parseMarkdown(markdown: string, file: string): Promise<Draft> {
  const tree = fromMarkdown(markdown, {
    extensions: [frontmatter(), gfm()],
    mdastExtensions: [frontmatterFromMarkdown(), gfmFromMarkdown()],
  });
  const [first] = tree.children;
  if (first?.type !== 'yaml' && UNCLOSED_FRONT_MATTER.test(markdown)) {
    throw new ArticleError(
      file,
      'the front matter that begins here is never closed; end it with a line "---"',
      { line: 1 },
    );
  }
  const front = first?.type === 'yaml' ? parseFrontMatter(first.value, file) : { details: {} };
  const { title, blocks } = readTree(await withHtmlRead(tree));
  return { id: front.id, details: { title, ...front.details }, blocks };
}

async function withHtmlRead(tree: Root): Promise<Root> {
  if (!tree.children.some((node) => node.type === 'html')) return tree;
  const { treeOfHtml } = await import('./tree-of-html.ts');
  const read = (node: RootContent) => (node.type === 'html' ? treeOfHtml(node.value).children : [node]);
  return { ...tree, children: tree.children.flatMap(read) };
}
