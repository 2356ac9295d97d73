import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Where the documents are for people who use, run or change the bot. */
const FOLDERS = ['.', 'docs', 'docs/decisions', 'models/reader', 'bench/data'];

export async function readDocuments(): Promise<Document[]> {
  const names = await Promise.all(
    FOLDERS.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))),
  );
  return Promise.all(
    names
      .flat()
      .filter((path) => path.endsWith('.md'))
      .map(readDocument),
  );
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

export interface Example {
  /** A line of a shell. */
  readonly command: string;
  /** What it prints. */
  readonly output: string;
}

const PROMPT = '$ ';

/** A document's examples, in its order: commands after a prompt, each with the lines it prints. */
export function examplesIn({ blocks }: Document): Example[] {
  return blocks
    .filter(({ language }) => language === 'console')
    .flatMap(({ text }) => text.split(/^(?=\$ )/m).map(exampleOf));
}

function exampleOf(text: string): Example {
  const [command = '', ...output] = text.trimEnd().split('\n');
  if (!command.startsWith(PROMPT)) throw new Error(`An example begins with "${PROMPT}": ${command}`);
  return { command: command.slice(PROMPT.length), output: output.join('\n') };
}
