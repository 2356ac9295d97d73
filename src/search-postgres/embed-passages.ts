import { setTimeout as wait } from 'node:timers/promises';
import { embeddedTexts } from '../core/index/embedded-text.ts';
import { joinVectors, quantise } from '../core/index/quantised-vector.ts';
import type { Coverage } from '../core/index/vector-index.ts';
import type { Embedder, Vector } from '../core/ports/embedder.ts';
import { type Connection, connect, type Query } from './connect.ts';
import { changeVersion, type PassageRow, passageOfRow, TABLE } from './passage-tables.ts';
import {
  buildVectorIndex,
  countEmbedded,
  createVectorTable,
  installExtension,
  type VectorTable,
  vectorLiteral,
} from './vector-tables.ts';

export interface EmbedSettings {
  readonly url: string;
  readonly embedder: Pick<Embedder, 'version' | 'embedPassages'>;
  /** Ends it early. What is embedded by then is kept. */
  readonly signal: AbortSignal;
  /** Called with the number of passages that wait, before the first; those with the same text, title and headings are one. */
  readonly onStart: (waiting: number) => Promise<void>;
  /** Called now and then with the number of them that this process or others have embedded since the start. */
  readonly onProgress: (done: number) => void;
  /** Called before the index for nearest neighbours is built, which may take as long. */
  readonly onBuild?: () => void;
  /** More passages get an index for nearest neighbours; by default `MAX_EXACT`. */
  readonly exactUpTo?: number;
}

export interface EmbedReport extends Coverage {
  /** `unavailable`: the database lacks pgvector. `failed`: there are passages that the embedder couldn't embed. */
  readonly outcome: 'complete' | 'stopped' | 'failed' | 'unavailable';
}

/** So many passages are claimed at once, and their vectors written: a second or two. If the process is killed, they are free again. */
const CLAIMED_AT_ONCE = 16;
/** How often it is looked whether others are done. In milliseconds. */
const POLL_INTERVAL = 500;
/** So many passages in a row that can't be embedded mean that none can. */
const MAX_FAILURES = 3;

/**
 * Embeds the passages in the tables that have no vector yet. Several processes share what waits, each claims some at a time. When it
 * is interrupted, the next run goes on from there.
 *
 * @throws StoreUnavailable, NotAllowedError
 */
export async function embedPassages(settings: EmbedSettings): Promise<EmbedReport> {
  const { embedder, signal } = settings;
  const connection = connect(settings.url);
  try {
    await installExtension(connection);
    const table = await connection.write(async (query) => {
      const created = await createVectorTable(query, embedder.version);
      if (created !== null) await listTexts(query, created);
      return created;
    });
    if (table === null) return { outcome: 'unavailable', ...(await coverageNow(connection)) };
    const failed = await embedWaiting(connection, table, settings);
    if (!signal.aborted) {
      if (!table.isIndexed) settings.onBuild?.();
      await buildVectorIndex(connection, embedder.version, settings.exactUpTo);
    }
    await publish(connection, embedder.version);
    const coverage = await coverageNow(connection);
    return { outcome: outcomeOf(coverage, signal.aborted || failed === 0), ...coverage };
  } finally {
    await connection.close();
  }
}

function outcomeOf({ embedded, passages }: Coverage, isStopped: boolean): EmbedReport['outcome'] {
  if (embedded === passages) return 'complete';
  return isStopped ? 'stopped' : 'failed';
}

/** Lists the passages that aren't known yet by their texts, and forgets the texts that no passage has any more. */
async function listTexts(query: Query, { name }: VectorTable): Promise<void> {
  await query(`
    insert into ${name} (digest)
    select distinct digest from ${TABLE.passages} as held
    where not exists (select from ${name} as known where known.digest = held.digest)
    order by digest on conflict do nothing;
    delete from ${name} as known
    where not exists (select from ${TABLE.passages} as held where held.digest = known.digest);
  `);
}

async function countWaiting(query: Query, { name }: VectorTable): Promise<number> {
  const [found] = await query<{ waiting: number }>(
    `select count(*) as waiting from ${name} where vector is null`,
  );
  return found?.waiting ?? 0;
}

/** @returns how many passages couldn't be embedded */
async function embedWaiting(
  { write }: Connection,
  table: VectorTable,
  { embedder, signal, onStart, onProgress }: EmbedSettings,
): Promise<number> {
  const atFirst = await write((query) => countWaiting(query, table));
  await onStart(atFirst);
  const failed: string[] = [];
  let inARow = 0;
  const isOver = () => signal.aborted || inARow === MAX_FAILURES;

  /** `null` without vectors. */
  async function embed({ digest, texts }: ClaimedPassage) {
    const [vector, ...sentences] = await embedTexts(texts, embedder, isOver);
    if (vector !== undefined && sentences.length === texts.length - 1) {
      inARow = 0;
      return { digest, vector: vectorLiteral(vector), sentences: packed(sentences) };
    }
    if (isOver()) return null;
    failed.push(digest);
    if (texts.length > 0) inARow += 1;
    return null;
  }

  /** The claim is the lock on its rows, which the server lifts when the process dies. */
  async function embedSome(query: Query): Promise<number> {
    const claimed = await claim(query, table, failed);
    const made = [];
    for (const passage of claimed) made.push(await embed(passage));
    await query(
      `update ${table.name} as known
      set vector = made.vector::${table.type}, sentences = decode(made.sentences, 'base64')
      from jsonb_to_recordset($1) as made (digest uuid, vector text, sentences text) where made.digest = known.digest`,
      [JSON.stringify(made.filter((one) => one !== null))],
    );
    return claimed.length;
  }

  for (let waiting = atFirst; waiting > failed.length && !isOver(); ) {
    const claimed = await write(embedSome);
    waiting = await write((query) => countWaiting(query, table));
    onProgress(Math.max(0, atFirst - waiting));
    // Others have the rest, and may die.
    if (claimed === 0 && waiting > failed.length) await wait(POLL_INTERVAL);
  }
  return failed.length;
}

/** Fewer vectors than texts, when it is over before, or one can't be embedded. */
async function embedTexts(
  texts: readonly string[],
  embedder: EmbedSettings['embedder'],
  isOver: () => boolean,
): Promise<Vector[]> {
  const vectors: Vector[] = [];
  for (const text of texts) {
    const [vector] = isOver() ? [] : ((await embedder.embedPassages([text])) ?? []);
    if (vector === undefined) break;
    vectors.push(vector);
  }
  return vectors;
}

/** The vectors of a passage's sentences, one after the other, in base64; `null` without any. */
function packed(sentences: readonly Vector[]): string | null {
  if (sentences.length === 0) return null;
  return Buffer.from(joinVectors(sentences.map(quantise)).buffer).toString('base64');
}

interface ClaimedPassage {
  readonly digest: string;
  /** What is embedded of it; nothing where it isn't there any more. */
  readonly texts: readonly string[];
}

type ClaimedRow = { readonly digest: string } & (
  | { readonly title: null }
  | ({ readonly title: string } & PassageRow)
);

async function claim(
  query: Query,
  { name }: VectorTable,
  failed: readonly string[],
): Promise<ClaimedPassage[]> {
  const rows = await query<ClaimedRow>(
    `with claimed as materialized (
      select digest from ${name} where vector is null and digest <> all($1::uuid[])
      order by digest limit ${CLAIMED_AT_ONCE} for update skip locked
    )
    select claimed.digest, held.* from claimed left join lateral (
      select number, text, section, sentence_ends, details->>'title' as title
      from ${TABLE.passages} as held join ${TABLE.articles} on key = article
      where held.digest = claimed.digest limit 1
    ) as held on true`,
    [failed],
  );
  return rows.map((row) => ({
    digest: row.digest,
    texts: row.title === null ? [] : embeddedTexts({ title: row.title }, passageOfRow(row)),
  }));
}

/** Tells whoever answers how many passages have a vector, if that has changed. */
async function publish({ write }: Connection, embedder: string): Promise<void> {
  await write(async (query) => {
    const state = async () => JSON.stringify(await query(`select embedder, embedded from ${TABLE.state}`));
    const before = await state();
    await countEmbedded(query, embedder);
    if ((await state()) !== before) await changeVersion(query);
  });
}

async function coverageNow({ write }: Connection): Promise<Coverage> {
  const [found] = await write((query) => query<Coverage>(`select embedded, passages from ${TABLE.state}`));
  return found ?? { embedded: 0, passages: 0 };
}
