/** What of a lock file is read here: https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json */
export interface LockFile {
  /** By the folder it is in; the project itself is in none. */
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  /** Whether only who works on the project needs it. */
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Named {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly isDev: boolean;
}

const FOLDER = 'node_modules/';

/** The page of the packages that are installed along, with their licences, in Markdown. */
export function listLicences({ packages }: LockFile): string {
  const project = packages[''];
  const direct = Object.keys({ ...project?.dependencies, ...project?.optionalDependencies });
  const locked = Object.entries(packages).flatMap(([folder, one]) =>
    folder === '' ? [] : [named(folder, one)],
  );
  const shipped = unique(locked.filter(({ isDev }) => !isDev));
  const others = unique(locked.filter(({ isDev }) => isDev));
  return `# Licences

\`npm run licences\` writes this page from \`package-lock.json\`, and a test keeps it current.

Whoever installs the package installs ${shipped.length} others, of every platform together; the project names ${direct.length} of them itself
(in bold), and the others come along with those. ${others.length} more are for working on the project.

${table(['licence', 'installed along', 'to work on it'], countsByLicence(shipped, others))}

${table(
  ['package', 'version', 'licence'],
  shipped.map(({ name, version, license }) => [
    direct.includes(name) ? `**${name}**` : name,
    version,
    license,
  ]),
)}
`;
}

function named(folder: string, { version = '', license = 'not told', dev = false }: LockedPackage): Named {
  return { name: folder.slice(folder.lastIndexOf(FOLDER) + FOLDER.length), version, license, isDev: dev };
}

/** The same package may be in several folders. */
function unique(packages: readonly Named[]): Named[] {
  const byKey = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function countsByLicence(shipped: readonly Named[], others: readonly Named[]): string[][] {
  const licences = [...new Set([...shipped, ...others].map(({ license }) => license))];
  const count = (packages: readonly Named[], of: string) =>
    packages.filter(({ license }) => license === of).length;
  return licences
    .map((licence) => ({ licence, along: count(shipped, licence), others: count(others, licence) }))
    .sort((a, b) => b.along - a.along || b.others - a.others || (a.licence < b.licence ? -1 : 1))
    .map((row) => [row.licence, String(row.along), String(row.others)]);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
