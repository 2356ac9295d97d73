import { groupBy } from '../core/groups.ts';

/** Titles of what stands for the folder that it is in. */
const STANDS_FOR_ITS_FOLDER = /^_?(?:index|readme|home|default)$/i;

/** Titles that any article could have. */
const SAYS_NOTHING = /^_?(?:index|readme|home|default|overview|introduction|welcome)$/i;

/** Titles that programs give to what its author gave none. */
const GIVEN_BY_PROGRAM =
  /^(?:microsoft (?:word|powerpoint|excel) - .*|(?:untitled|document|presentation|slide|dokument) ?\d*|powerpoint presentation|.*\.(?:docx?|pptx?|indd|tmp))$/i;

/**
 * The first title that says what the article is about, or else what the name of its file says.
 *
 * @param stated titles on one line, best first
 */
export function chooseTitle(stated: readonly string[], ofFile: string): string {
  const given = stated.filter((title) => /[\p{L}\p{N}]/u.test(title) && !GIVEN_BY_PROGRAM.test(title));
  const choices = [...given, ofFile];
  return choices.find((title) => !SAYS_NOTHING.test(title)) ?? choices[0] ?? ofFile;
}

/** The title in a file's name: that of `gas-transit/index.md` is `Gas transit`, of `gas-transit/overview.md` `Gas transit: Overview`. */
export function titleOfFile(name: string): string {
  const [own = '', folder = ''] = namesOf(name);
  if (folder === '' || !SAYS_NOTHING.test(own)) return own || 'Untitled';
  return STANDS_FOR_ITS_FOLDER.test(own) ? folder : `${folder}: ${own}`;
}

/** What keeps files in order, and is no part of a title: a date, as of posts, or a number with zeros in front. */
const SORTING_PREFIX = /^(?:\d{4}-\d{2}-\d{2}|0\d{1,3})[-_. ](?=\p{L})/u;

/** The names of a file and of the folders it is in, the innermost first, as titles. */
function namesOf(name: string): string[] {
  const stem = name.replace(/\.[^./\\]+$/, '');
  return stem
    .split(/[/\\]/)
    .reverse()
    .map((part) => {
      const words = part
        .replace(SORTING_PREFIX, '')
        .replaceAll(/[-_\s]+/g, ' ')
        .trim();
      return words.charAt(0).toUpperCase() + words.slice(1);
    });
}

interface Titled {
  readonly title: string;
  /** Of its file, within the corpus folder. */
  readonly name: string;
}

/**
 * The titles of all articles of a corpus. Where several have the same, each gets the name of its folder in front, or that of its file
 * where they are in the same: `Asia: Mailing list`. It stays as it is where no name tells them apart.
 */
export function distinguishTitles(articles: readonly Titled[]): string[] {
  const titles = new Map<Titled, string>();
  for (const group of groupBy(articles, ({ title }) => title).values()) {
    if (group.length > 1) for (const [article, title] of withNames(group)) titles.set(article, title);
  }
  return articles.map((article) => titles.get(article) ?? article.title);
}

/** Looked for in the names of folders, from the innermost outwards, and then in those of the files. */
function withNames(group: readonly Titled[]): [Titled, string][] {
  const names = group.map(({ name }) => namesOf(name));
  const depth = Math.max(...names.map(({ length }) => length));
  for (const level of [...Array.from({ length: depth - 1 }, (_, above) => above + 1), 0]) {
    const tellings = names.map((parts) => parts[level] ?? '');
    if (new Set(tellings).size === group.length)
      return group.map((article, at) => [article, withName(article.title, tellings[at] ?? '')]);
  }
  return [];
}

function withName(title: string, name: string): string {
  if (name.startsWith(title)) return name;
  return title.startsWith(name) ? title : `${name}: ${title}`;
}
