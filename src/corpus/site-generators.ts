/** A program that makes a site of a folder of documents. */
interface SiteGenerator {
  /** Matches the file, in the site's own folder, by which it is known. */
  readonly mark: RegExp;
  /** A folder that a site has too, where the mark could be of something else. */
  readonly content?: string;
  /** Folders of what it brings or makes itself: templates, themes, the site that it made. What they hold is for no reader, or a copy. */
  readonly own: readonly string[];
}

const GENERATORS: readonly SiteGenerator[] = [
  { mark: /^mkdocs\.ya?ml$/, own: ['site', 'overrides'] },
  { mark: /^docusaurus\.config\.[cm]?[jt]s$/, own: ['build', 'static'] },
  {
    mark: /^(?:hugo|config)\.(?:toml|ya?ml|json)$/,
    content: 'content',
    own: ['archetypes', 'layouts', 'public', 'resources', 'themes'],
  },
  { mark: /^_config\.ya?ml$/, own: ['_includes', '_layouts', '_sass', '_site', '_drafts', 'vendor'] },
  { mark: /^(?:\.eleventy|eleventy\.config)\.[cm]?js$/, own: ['_includes', '_layouts', '_site'] },
  { mark: /^book\.toml$/, own: ['book', 'theme'] },
  { mark: /^conf\.py$/, own: ['_build', '_templates', '_static'] },
  { mark: /^antora\.yml$/, own: ['build'] },
];

/** Matches what any mark matches, and no document: a folder without is looked through quickly. */
const SETTINGS = /\.(?:ya?ml|toml|json|py|[cm]?[jt]s)$/;

/**
 * Finds the sites of known generators among the files of a folder.
 *
 * @param names paths within the folder
 * @returns whether a file is the generator's own, and not a document of its author's
 */
export function recogniseGenerators(names: readonly string[]): (name: string) => boolean {
  const settings = names.filter((name) => SETTINGS.test(name));
  if (settings.length === 0) return () => false;
  const folders = new Set(names.flatMap(foldersOf));
  const own = new Set<string>();
  for (const name of settings) {
    const [site = ''] = foldersOf(name);
    const file = name.slice(site.length);
    const generator = GENERATORS.find(({ mark }) => mark.test(file));
    const { content } = generator ?? {};
    if (content !== undefined && !folders.has(`${site}${content}/`)) continue;
    for (const folder of generator?.own ?? []) own.add(`${site}${folder}/`);
  }
  return (name) => own.size > 0 && foldersOf(name).some((folder) => own.has(folder));
}

/** The paths of the folders that a file is in, the innermost first: of `a/b/c.md`, `a/b/` and `a/`. */
function foldersOf(name: string): string[] {
  const parts = name.split(/[/\\]/).slice(0, -1);
  return parts.map((_, at) => `${parts.slice(0, parts.length - at).join('/')}/`);
}
