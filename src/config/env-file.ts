import { parseEnv } from 'node:util';

/**
 * The text of a `.env` file with one variable set, and all else as it was: in place of the last line that sets it, else at the end.
 * Works on any text that has ASCII as it is, so that bytes may be read as Latin-1.
 *
 * @param value without spaces, quotes or signs that need quotes
 * @returns `null` where the line can't be told from a part of another value, such as one in quotes over several lines
 */
export function withVariable(text: string, name: string, value: string): string | null {
  const line = `${name}=${value}`;
  const before = RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=[^\\r\\n]*`, 'gm');
  const last = [...text.matchAll(before)].at(-1);
  const changed =
    last === undefined
      ? `${text}${missingLineEnd(text)}${line}${lineEndOf(text)}`
      : text.slice(0, last.index) + line + text.slice(last.index + last[0].length);
  return saysTheSame(parseEnv(changed), { ...parseEnv(text), [name]: value }) ? changed : null;
}

function missingLineEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? '' : lineEndOf(text);
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function saysTheSame(one: NodeJS.Dict<string>, other: NodeJS.Dict<string>): boolean {
  const names = Object.keys({ ...one, ...other });
  return names.every((name) => one[name] === other[name]);
}
