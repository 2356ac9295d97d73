import type { Document } from './read-documents.ts';

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
