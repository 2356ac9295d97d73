import { isDeepStrictEqual } from 'node:util';

/** A command, published or to be. */
export type Command = Readonly<Record<string, unknown>> & { readonly name: string };

/** What Discord adds to a command by itself. */
const OWN = new Set([
  'id',
  'application_id',
  'version',
  'guild_id',
  'default_permission',
  'nsfw',
  'dm_permission',
  'handler',
]);

/** What is to change, a line a command; empty when Discord has them as they are to be. */
export function changesBetween(published: readonly Command[], wanted: readonly Command[]): string[] {
  const gone = published.filter((one) => !wanted.some((other) => isSame(one, other)));
  return [
    ...wanted.flatMap((command) => {
      const before = published.find((other) => isSame(command, other));
      if (before === undefined) return [`+ ${command.name}`];
      const changed = changedIn(before, command);
      return changed.length === 0 ? [] : [`~ ${command.name}: ${changed.join(', ')}`];
    }),
    ...gone.map(({ name }) => `- ${name}`),
  ];
}

function isSame(a: Command, b: Command): boolean {
  return a.name === b.name && (a.type ?? 1) === (b.type ?? 1);
}

/** Which of its fields are otherwise now. */
function changedIn(before: Command, after: Command): string[] {
  const [was, is] = [withoutDefaults(before), withoutDefaults(after)];
  const fields = new Set([...Object.keys(was), ...Object.keys(is)].filter((field) => !OWN.has(field)));
  return [...fields].filter((field) => !isDeepStrictEqual(was[field], is[field]));
}

/** Without what says no more than its absence: Discord leaves some of it out, and adds other. */
function withoutDefaults(value: object): Record<string, unknown> {
  const entries = Object.entries(value).map(([field, said]) => [field, plain(said)] as const);
  return Object.fromEntries(entries.filter(([, said]) => !isDefault(said)));
}

function isDefault(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? withoutDefaults(value) : value;
}
