import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { groupBy } from '../core/groups.ts';
import type { ArticleFile } from './article-files.ts';
import { fallbackFromFileName } from './build-article.ts';
import { nameSome } from './name-some.ts';

/** A file that becomes an article, and the id that it states in its front matter. */
export interface IdClaim {
  readonly file: Pick<ArticleFile, 'path' | 'name'>;
  /** `null`: its id is to be made of its name. */
  readonly statedId: string | null;
}

export interface AssignedIds {
  /** In the order of the claims; no two are the same. */
  readonly ids: readonly string[];
  readonly clashes: readonly IdClash[];
}

/** Files that would have the same id. */
export interface IdClash {
  readonly wanted: string;
  /** With the ids that they have instead. At most one of them has the wanted one. */
  readonly files: readonly { readonly path: string; readonly id: string }[];
}

/**
 * Gives each file an id of its own. Links and buttons hold ids, so an id shouldn't change when other files come and go:
 *
 * - A stated id is kept. Of several files that state the same, the one that is named for it keeps it, or else the first; the others
 *   count as stating none.
 * - Of several files whose names make the same id, the one called `<id>.md` keeps it. All others get a suffix that is made of their
 *   own name alone.
 */
export function assignIds(claims: readonly IdClaim[]): AssignedIds {
  const given = new Map<IdClaim, string>();
  const taken = new Set<string>();
  const give = (claim: IdClaim, id: string) => {
    given.set(claim, id);
    taken.add(id);
  };

  const stating = claims.filter(({ statedId }) => statedId !== null);
  const rivals = groupBy(stating, ({ statedId }) => statedId ?? '');
  for (const [id, group] of rivals) give(group.find((claim) => isNamedFor(claim, id)) ?? firstOf(group), id);

  const unstated = claims.filter((claim) => !given.has(claim));
  for (const [id, group] of groupBy(unstated, idOfName)) {
    const keeper = group.length === 1 ? group[0] : group.find((claim) => isNamedFor(claim, id));
    if (keeper !== undefined && !taken.has(id)) give(keeper, id);
    rivals.set(id, [...new Set([...(rivals.get(id) ?? []), ...group])]);
  }
  for (const claim of unstated) if (!given.has(claim)) give(claim, freeId(claim, taken));

  const idOf = (claim: IdClaim) => given.get(claim) ?? '';
  return {
    ids: claims.map(idOf),
    clashes: [...rivals]
      .filter(([, group]) => group.length > 1)
      .map(([wanted, group]) => ({
        wanted,
        files: group.map((claim) => ({ path: claim.file.path, id: idOf(claim) })),
      })),
  };
}

function idOfName({ file }: IdClaim): string {
  return fallbackFromFileName(file.name).id;
}

function isNamedFor({ file }: IdClaim, id: string): boolean {
  return file.name.normalize('NFC').toLowerCase() === `${id}.md`;
}

/** By the length of its path, as copies have longer names, and then in the order of characters. */
function firstOf(claims: readonly IdClaim[]): IdClaim {
  const [first, ...others] = claims;
  if (first === undefined) throw new RangeError('A group has no members.');
  return others.reduce((best, claim) => (isBefore(claim.file.path, best.file.path) ? claim : best), first);
}

function isBefore(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}

/** In hexadecimal digits. Few files share an id, so that these are rarely the same for two of them. */
const SUFFIX_LENGTH = 6;

/** The path takes over where files of several folders have the same name. */
function freeId(claim: IdClaim, taken: ReadonlySet<string>): string {
  const { name, path } = claim.file;
  const suffixes = [name.normalize('NFC'), resolve(path)].map((text) =>
    createHash('sha256').update(text).digest('hex'),
  );
  const lengths = [SUFFIX_LENGTH, 2 * SUFFIX_LENGTH, undefined];
  const ids = lengths.flatMap((length) =>
    suffixes.map((suffix) => `${idOfName(claim)}-${suffix.slice(0, length)}`),
  );
  return ids.find((id) => !taken.has(id)) ?? `${ids.at(-1)}-${taken.size}`;
}

/** More clashes are counted, not told. */
const MAX_CLASHES = 5;

/** A sentence for each clash, for the operator. */
export function describeClashes(clashes: readonly IdClash[]): string[] {
  const sentences = clashes.slice(0, MAX_CLASHES).map(({ wanted, files }) => {
    const named = files.map(({ path, id }) => `"${path}" has the id "${id}"`);
    return `${files.length} articles would have the id "${wanted}": ${nameSome(named)}. An "id" in their front matter tells them apart.`;
  });
  const rest = clashes.length - MAX_CLASHES;
  if (rest > 0) sentences.push(`${rest} more ids would be those of several articles.`);
  return sentences;
}
