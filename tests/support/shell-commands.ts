import { type ParseEntry, parse } from 'shell-quote';

export interface ShellCommand {
  /** Variables that are set for it alone. */
  readonly variables: readonly string[];
  readonly program: string;
  readonly args: readonly string[];
}

const ASSIGNMENT = /^(?<name>[A-Z_]+)=/;

/** The commands of a piece of shell that uses nothing but pipes, `&&`, `;`, redirections and substitutions. */
export function commandsIn(script: string): ShellCommand[] {
  const joined = script.replaceAll('\\\n', ' ').replaceAll(/[<>]\s*\S+/g, '');
  return joined.split('\n').flatMap((line) => lists(parse(line, (name) => `$${name}`)).map(commandOf));
}

/** The words between operators. */
function lists(entries: readonly ParseEntry[]): string[][] {
  const all: string[][] = [[]];
  for (const entry of entries) {
    if (typeof entry === 'string') all.at(-1)?.push(entry);
    else if ('pattern' in entry) all.at(-1)?.push(entry.pattern);
    else if ('op' in entry) all.push([]);
  }
  return all.filter((words) => words.length > 0);
}

function commandOf(words: readonly string[]): ShellCommand {
  const first = words.findIndex((word) => !ASSIGNMENT.test(word));
  const variables = words.slice(0, first === -1 ? undefined : first);
  const [program = '', ...args] = first === -1 ? [] : words.slice(first);
  return { variables: variables.map((word) => ASSIGNMENT.exec(word)?.groups?.name ?? ''), program, args };
}
