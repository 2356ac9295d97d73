import { onTestFinished } from 'vitest';
import { postgres } from './databases.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** A new database on the PostgreSQL server, and a line to it. */
export async function behindProxy(): Promise<{ url: string; proxy: TcpProxy }> {
  if (postgres === null) throw new Error('There is no server.');
  const database = await postgres.create();
  if (database.kind !== 'postgres') throw new Error('It is a server.');
  const address = new URL(database.url);
  const proxy = await startTcpProxy(Number(address.port));
  onTestFinished(proxy.close);
  address.port = String(proxy.port);
  return { url: address.href, proxy };
}
