import type { Retrieve } from '../../src/core/answering/ask.ts';
import { embeddedQuestion, matchMeaning } from '../../src/core/answering/meaning.ts';
import { analyseQuestion } from '../../src/core/answering/question.ts';
import { type Embedder, VECTOR_SIZE, type Vector } from '../../src/core/ports/embedder.ts';
import { connect } from '../../src/search-postgres/connect.ts';
import { embedPassages } from '../../src/search-postgres/embed-passages.ts';
import { TABLE } from '../../src/search-postgres/passage-tables.ts';
import { buildVectorIndex, countEmbedded, findVectorTable } from '../../src/search-postgres/vector-tables.ts';

/** Embeds what is in the tables. @param exactUpTo more passages get an index */
export async function embedAll(url: string, embedder: Embedder, exactUpTo: number): Promise<void> {
  await embedPassages({
    ...{ url, embedder, signal: new AbortController().signal, exactUpTo },
    onStart: async () => {},
    onProgress: () => {},
  });
}

/** A copy's vector is moved so far in each of its numbers, at most: its cosine with the original's is then about 0.95. */
const MOVED = 0.029;
/** In one of so many directions, as to draw one for each of a million copies would take an hour. */
const DIRECTIONS = 10_000;

/**
 * Gives each altered copy the vector of the passage that it is a copy of, moved a little at random, and builds the index.
 *
 * @returns in seconds: moving the vectors, and building the index
 */
export async function growVectors(
  url: string,
  { version }: Pick<Embedder, 'version'>,
): Promise<{ moving: number; building: number }> {
  const connection = connect(url);
  const start = performance.now();
  await connection.write(async (query) => {
    const table = await findVectorTable(query, version);
    if (table === null) throw new Error('There are no vectors: the server lacks pgvector.');
    // The extension's operators stand in a schema of its own, too.
    const plus = table.distance.replace('<=>', '+');
    await query(`
      drop index if exists ${table.name}_nearest;
      create temporary table directions as
        select direction, (
          select array_agg((random() - 0.5) * ${2 * MOVED})
          from generate_series(1, ${VECTOR_SIZE})
          -- So that it is worked out anew for each of them.
          where direction is not null
        )::real[]::${table.type} as vector
        from generate_series(0, ${DIRECTIONS - 1}) as direction;
      insert into ${table.name} (digest, vector, sentences)
      select distinct on (copy.digest) copy.digest, original_vector.vector ${plus} directions.vector, original_vector.sentences
      from ${TABLE.passages} as copy
      join ${TABLE.articles} as copied on copied.key = copy.article
      join ${TABLE.articles} as listed on listed.id = regexp_replace(copied.id, '-[0-9]+$', '-0')
      join ${TABLE.passages} as original on original.article = listed.key and original.number = copy.number
      join ${table.name} as original_vector on original_vector.digest = original.digest
      join directions on directions.direction = abs(hashtext(copy.digest::text)::bigint) % ${DIRECTIONS}
      where original_vector.vector is not null
      order by copy.digest
      on conflict (digest) do nothing;
      drop table directions;
      analyze ${table.name};
    `);
  });
  const moved = performance.now();
  await buildVectorIndex(connection, version);
  const built = performance.now();
  await connection.write((query) => countEmbedded(query, version));
  await connection.write((query) => query(`update ${TABLE.state} set version = version + 1`));
  await connection.close();
  return { moving: (moved - start) / 1_000, building: (built - moved) / 1_000 };
}

/** An embedder that has embedded these questions before: what is timed then is what the database does. */
export async function embeddedBefore(
  embedder: Embedder,
  questions: readonly string[],
): Promise<{ embedder: Embedder; times: number[] }> {
  const vectors = new Map<string, Vector>();
  const times: number[] = [];
  for (const asked of questions) {
    const question = analyseQuestion(asked);
    if (typeof question === 'string') continue;
    const text = embeddedQuestion(question);
    const start = performance.now();
    const vector = await embedder.embedQuestion(text, Number.POSITIVE_INFINITY);
    times.push(performance.now() - start);
    if (vector !== null) vectors.set(text, vector);
  }
  const embedQuestion: Embedder['embedQuestion'] = async (text, timeout) =>
    vectors.get(text) ?? embedder.embedQuestion(text, timeout);
  return { embedder: { ...embedder, embedQuestion }, times };
}

/** Of the passages that are nearest in truth, so many are wanted. */
const FIRST = 14;

/** The share of the nearest fourteen passages of each question that are found. */
export async function recallOf(
  found: Retrieve,
  exact: Retrieve,
  questions: readonly string[],
): Promise<number> {
  let [wanted, there] = [0, 0];
  for (const asked of questions) {
    const [one, other] = [await nearest(found, asked), await nearest(exact, asked)];
    const places = new Set(one);
    wanted += other.length;
    there += other.filter((place) => places.has(place)).length;
  }
  return there / wanted;
}

async function nearest(retrieve: Retrieve, asked: string): Promise<string[]> {
  const question = analyseQuestion(asked);
  if (typeof question === 'string') return [];
  const { meaning } = await retrieve(question);
  const match = meaning && (await matchMeaning(question, meaning, Number.POSITIVE_INFINITY));
  return (match?.nearest ?? [])
    .slice(0, FIRST)
    .map(({ article, passage }) => `${article.id} ${passage.number}`);
}
