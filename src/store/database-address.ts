/** Where the store is: a SQLite file of this machine, or a PostgreSQL server that replicas share. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  /** The address may hold a password: it belongs into no message. */
  | { readonly kind: 'postgres'; readonly url: string };

const SQLITE = /^sqlite:(?<file>.+)$/;
const POSTGRES = /^postgres(?:ql)?:$/;

/** What a `DATABASE_URL` stands for; `null` when it is none. */
export function parseDatabaseUrl(text: string): DatabaseAddress | null {
  const file = SQLITE.exec(text)?.groups?.file;
  if (file !== undefined) return { kind: 'sqlite', file };
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, searchParams } = new URL(text);
  // A socket's folder is named behind: postgres:///kursk?host=/run/postgresql
  const hasServer = hostname !== '' || searchParams.has('host');
  return POSTGRES.test(protocol) && hasServer ? { kind: 'postgres', url: text } : null;
}
