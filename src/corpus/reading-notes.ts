import { groupBy, mostFrequent } from '../core/groups.ts';
import type { ArticleError } from './corpus-error.ts';
import type { NotationCounts, NotationKind } from './formats/markdown/notation.ts';
import { nameSome } from './name-some.ts';

/** More skipped files are told by reason, not one by one. */
const MAX_TOLD_SINGLY = 5;

/** A sentence for each file that was skipped; where they are many, one for each reason. */
export function describeSkipped(skipped: readonly ArticleError[]): string[] {
  if (skipped.length <= MAX_TOLD_SINGLY) return skipped.map(({ message }) => `skipped ${message}`);
  return [...groupBy(skipped, ({ problem }) => problem)].map(([problem, errors]) => {
    const files = errors.map(({ file }) => `"${file}"`);
    return files.length === 1
      ? `skipped ${files[0]}: ${problem}`
      : `skipped ${files.length} files: ${nameSome(files)}: ${problem}`;
  });
}

/** @param paths of files that their authors keep back */
export function describeUnpublished(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const what = paths.length === 1 ? '1 draft' : `${paths.length} drafts`;
  return [`left out ${what}: ${nameSome(paths.map((path) => `"${path}"`))}`];
}

export interface FieldsOfFile {
  readonly path: string;
  readonly notTaken: readonly string[];
}

/** This program's own, so that whoever writes it means it. */
const OWN_FIELD = 'synonyms';

/** What is to be said of fields of front matter that nothing was made of. */
export function describeFields(files: readonly FieldsOfFile[]): { warnings: string[]; notes: string[] } {
  const wrong = files.filter(({ notTaken }) => notTaken.includes(OWN_FIELD));
  const warnings =
    wrong.length === 0
      ? []
      : [
          `"${OWN_FIELD}" in the front matter must be a list of lists: names of the same, such as "- [Kyiv, Kiev]", first the one the article uses; it was ignored in ${nameSome(wrong.map(({ path }) => `"${path}"`))}`,
        ];
  const foreign = files.flatMap(({ notTaken }) => notTaken.filter((name) => name !== OWN_FIELD));
  if (foreign.length === 0) return { warnings, notes: [] };
  const most = mostFrequent(foreign.map((name) => [name, 1] as const));
  const named = nameSome(most.map(([name, count]) => `${name} (${count})`));
  return { warnings, notes: [`ignored fields of front matter that are for other programs: ${named}`] };
}

/** What of other programs' notation isn't shown, as the sites that they build don't show it either. */
export function describeNotation(files: readonly { readonly leftOut: NotationCounts }[]): string[] {
  const all = mostFrequent(files.flatMap(({ leftOut }) => Object.entries(leftOut)));
  const formulas = all.find(([kind]) => kind === FORMULAS)?.[1] ?? 0;
  const most = all.filter(([kind]) => kind !== FORMULAS);
  return [
    ...(most.length === 0
      ? []
      : [
          `left out notation of other programs: ${most.map(([kind, count]) => `${kind} (${count})`).join(', ')}`,
        ]),
    ...describeFormulas(formulas),
  ];
}

const FORMULAS = 'formulas' satisfies NotationKind;

/** @param count of those that have no text */
export function describeFormulas(count: number): string[] {
  return count === 0 ? [] : [`left out formulas that are there as pictures only (${count})`];
}

/** What publishers put between paragraphs. */
export function describeBoilerplate(files: readonly { readonly boilerplate: number }[]): string[] {
  const count = files.reduce((sum, { boilerplate }) => sum + boilerplate, 0);
  return count === 0 ? [] : [`left out cross-links and appeals, such as “READ MORE: …” (${count})`];
}

/** Of the words that a page shows, navigation and all. Of articles on pages full of teasers a third is kept. */
const LITTLE_KEPT = 0.35;

/** Whether so little of a page was kept that somebody should look. */
export function isLittleKept(keptShare: number): boolean {
  return keptShare < LITTLE_KEPT;
}

/** How much of web pages isn't their text. A page of which all was kept isn't mentioned. */
export function describeNavigation(files: readonly { readonly keptShare: number }[]): string[] {
  const shares = files.map(({ keptShare }) => 1 - keptShare).filter((share) => share > 0);
  if (shares.length === 0) return [];
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const pages = shares.length === 1 ? '1 web page' : `${shares.length} web pages`;
  return [
    `left out what isn’t the text of ${pages}, such as navigation: ${asPercentage(mean)} of the words on average`,
  ];
}

/** Pages of which little was kept. */
export function describeKept(
  files: readonly { readonly path: string; readonly keptShare: number }[],
): string[] {
  const pages = files.filter(({ keptShare }) => isLittleKept(keptShare));
  if (pages.length === 0) return [];
  const named = nameSome(pages.map(({ path, keptShare }) => `"${path}" (${asPercentage(keptShare)})`));
  return [`little was kept of the text of ${named}: look whether what you need is there`];
}

interface Pages {
  readonly path: string;
  readonly emptyPages: readonly number[];
  readonly brokenPages: readonly number[];
}

/** Pages without text, which may be pictures of it, and those of broken words. */
export function describePages(files: readonly Pages[]): string[] {
  const empty = pagesOf(files, ({ emptyPages }) => emptyPages);
  const broken = pagesOf(files, ({ brokenPages }) => brokenPages);
  return [
    ...(empty === '' ? [] : [`pictures of text aren't read, and there is no other text on ${empty}`]),
    ...(broken === '' ? [] : [`words may not be found, as the text is broken on ${broken}`]),
  ];
}

function pagesOf(files: readonly Pages[], pages: (file: Pages) => readonly number[]): string {
  return nameSome(
    files.flatMap((file) => {
      const numbers = pages(file);
      if (numbers.length === 0) return [];
      return [`page${numbers.length === 1 ? '' : 's'} ${nameSome(numbers.map(String))} of "${file.path}"`];
    }),
  );
}

export function asPercentage(share: number): string {
  return `${Math.round(share * 100)} %`;
}
