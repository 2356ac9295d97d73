import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fetchSource } from '../adding/fetch-source.ts';
import { BY_ENDING } from '../adding/format-of.ts';
import { isPublicAddress } from '../adding/public-address.ts';
import { readFileSource } from '../adding/read-file-source.ts';
import { type Candidate, readSource } from '../adding/read-source.ts';
import type { Source } from '../adding/source.ts';
import { isWebAddress } from '../corpus/is-web-address.ts';
import { reasonOf } from '../corpus/reason-of.ts';
import { Refusal } from './refusal.ts';

/** Reads what is to be added: a web page, a file, or all articles of a folder. @throws Refusal naming all that can't be */
export async function gatherCandidates(place: string, isPrivateAllowed: boolean): Promise<Candidate[]> {
  if (isWebAddress(place)) {
    const isAllowed = isPrivateAllowed ? () => true : isPublicAddress;
    return await readAll([place], (address) => fetchSource(address, { isAllowed, userAgent: 'kursk' }));
  }
  return await readAll(await filesAt(place), readFileSource);
}

/** All or none: who adds a folder wants to know what isn't added. */
async function readAll(
  places: readonly string[],
  open: (place: string) => Promise<Source>,
): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  const problems: string[] = [];
  for (const place of places) {
    try {
      candidates.push(await readSource(await open(place)));
    } catch (error) {
      problems.push(problemWith(place, error as Error));
    }
  }
  if (problems.length > 0) throw new Refusal(['Nothing was written.', ...problems].join(' '));
  return candidates;
}

function problemWith(place: string, { name, message }: Error): string {
  if (name === 'RangeError') return `${place}: It is nested too deeply.`;
  return message.includes(place) ? message : `${place}: ${message}`;
}

/** The file that is named; of a folder, all that can be read, to the bottom, without what is hidden. */
async function filesAt(place: string): Promise<string[]> {
  try {
    if (!(await stat(place)).isDirectory()) return [place];
    const entries = await readdir(place, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && BY_ENDING.has(extname(entry.name).toLowerCase()))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !/[/\\](?:\.|node_modules[/\\])/.test(path.slice(place.length)))
      .sort();
    if (files.length > 0) return files;
  } catch (cause) {
    const hint = looksLikeAddress(place) ? ' A web address begins with https:// or http://.' : '';
    throw new Refusal(`"${place}" can't be read: ${reasonOf(cause)}.${hint}`, { cause });
  }
  throw new Refusal(`There is nothing to add in "${place}": Markdown, plain text, HTML and PDF are read.`);
}

/** "example.org/gas", "www.example.org", "ftp://example.org"; not "./gas.txt". */
function looksLikeAddress(place: string): boolean {
  return /^(?:[a-z]+:\/|www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)+\/)/i.test(place);
}
