import { readdir, readFile } from 'node:fs/promises';
import { lexer, type Token, walkTokens } from 'marked';

export interface CodeBlock {
  /** `console`, `sh`, `yaml` … */
  readonly language: string;
  readonly text: string;
}

export interface Document {
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly CodeBlock[];
}

/** The documents for people who use, run or change the bot: those of the root and of `docs`. */
export async function readDocuments(): Promise<Document[]> {
  const [root, docs] = await Promise.all([readdir('.'), readdir('docs')]);
  const paths = [...root, ...docs.map((name) => `docs/${name}`)].filter((path) => path.endsWith('.md'));
  return Promise.all(paths.map(readDocument));
}

export async function readDocument(path: string): Promise<Document> {
  const text = await readFile(path, 'utf8');
  const blocks: CodeBlock[] = [];
  const collect = (token: Token): void => {
    if (token.type === 'code') blocks.push({ language: token.lang ?? '', text: token.text });
  };
  await Promise.all(walkTokens(lexer(text), collect));
  return { path, text, blocks };
}
