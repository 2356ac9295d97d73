import {
  type CallToolResult,
  Client,
  StreamableHTTPClientTransport,
  type VersionNegotiationMode,
} from '@modelcontextprotocol/client';

/** How a client speaks: as of 2025, with a handshake, or as of 2026, each request by itself. */
export type Era = 'legacy' | 'modern';

export const ERAS: readonly Era[] = ['legacy', 'modern'];

const MODES: Readonly<Record<Era, VersionNegotiationMode>> = {
  legacy: 'legacy',
  modern: { pin: '2026-07-28' },
};

/** The official client, not yet connected. */
export function clientOf(era: Era): Client {
  return new Client({ name: 'a client', version: '1.0.0' }, { versionNegotiation: { mode: MODES[era] } });
}

/** The official client, connected over HTTP. */
export async function connectOverHttp(
  url: URL,
  era: Era,
  headers: Readonly<Record<string, string>> = {},
): Promise<Client> {
  const client = clientOf(era);
  await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
  return client;
}

/** The text that a tool returned. */
export function textOf({ content }: CallToolResult): string {
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}
