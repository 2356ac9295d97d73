import pg from 'pg';

/** Between tries to connect again. In milliseconds. */
const RECONNECT_PAUSE = 2_000;
const CONNECTION_TIMEOUT = 5_000;

/**
 * Listens to a channel of a PostgreSQL server over a connection of its own, and connects again when that is lost. What was announced
 * meanwhile isn't known, so that each new connection counts as an announcement.
 *
 * @returns ends it
 */
export function listenTo(url: string, channel: string, onAnnounced: () => void): () => Promise<void> {
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let isOver = false;

  function connectAgain(lost: pg.Client): void {
    if (client !== lost || isOver) return;
    client = null;
    lost.end().catch(() => {});
    retry = setTimeout(connect, RECONNECT_PAUSE).unref();
  }

  function connect(): void {
    const opened = new pg.Client({
      connectionString: url,
      application_name: 'kursk',
      connectionTimeoutMillis: CONNECTION_TIMEOUT,
      keepAlive: true,
    });
    client = opened;
    opened.on('error', () => connectAgain(opened));
    opened.on('end', () => connectAgain(opened));
    opened.on('notification', onAnnounced);
    opened
      .connect()
      .then(() => opened.query(`listen ${pg.escapeIdentifier(channel)}`))
      .then(onAnnounced)
      .catch(() => connectAgain(opened));
  }

  connect();
  return async () => {
    isOver = true;
    clearTimeout(retry);
    await client?.end().catch(() => {});
  };
}
