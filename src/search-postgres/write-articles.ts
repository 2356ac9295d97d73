import type { Article } from '../core/article.ts';
import { toListedArticle } from '../core/bot/library.ts';
import { embeddedTexts } from '../core/index/embedded-text.ts';
import type { Reader, WindowLengths } from '../core/ports/reader.ts';
import { distinguishTitles } from '../corpus/article-title.ts';
import { keyOfTexts } from '../corpus/snapshots/vectors-file.ts';
import { digest } from '../system/crypto.ts';
import type { Query } from './connect.ts';
import { articleOfRows, changeVersion, type PassageRow, TABLE } from './passage-tables.ts';
import { createTermCounter, type Posting } from './postings.ts';

export interface ArticleToWrite {
  readonly article: Article;
  /** The name of the file it was read from. */
  readonly file: string;
  /** A hash of the file's content. */
  readonly fileDigest: string;
  /** `null` without a reader. */
  readonly cut: WindowLengths | null;
  /** The title that its file states, if the article is shown by another. */
  readonly ownTitle?: string;
}

const MAX_ROWS_PER_STATEMENT = 2_000;
/** This many counts are collected in memory, and then added to those in the tables. */
const MAX_PENDING_COUNTS = 200_000;

/** Writes articles into the tables in batches, within a transaction of the caller. */
export interface ArticleWriter {
  /** Adds an article, or replaces the one with its id. */
  put(article: ArticleToWrite): Promise<void>;
  remove(id: string): Promise<void>;
  /** Gives articles with the same title titles that tell them apart, and takes those back that nothing else is called by. */
  distinguishTitles(cut: Reader['cut'] | null): Promise<void>;
  /**
   * Writes what is pending, and a new version if anything has changed. To be called once, at the end.
   *
   * @returns how many passages the index holds now
   */
  finish(): Promise<number>;
}

interface PassageInsert extends Posting, PassageWindows {
  readonly article: number;
  readonly text: string;
  readonly section: readonly string[];
  readonly sentence_ends: readonly number[];
  /** Of what is embedded of the passage. */
  readonly digest: string;
}

export function createArticleWriter(query: Query): ArticleWriter {
  const counter = createTermCounter();
  let rows: PassageInsert[] = [];
  let isChanged = false;

  async function put({
    article,
    file,
    fileDigest,
    cut,
    ownTitle = article.title,
  }: ArticleToWrite): Promise<void> {
    isChanged = true;
    await remove(article.id);
    const { id, size, digest: ofText, ...details } = toListedArticle(article, digest);
    const [inserted] = await query<{ key: number }>(
      `insert into ${TABLE.articles} (id, file, file_digest, size, digest, own_title, is_cut, details)
      values ($1, $2, $3, $4, $5, $6, $7, $8) returning key`,
      [id, file, fileDigest, size, ofText, ownTitle, cut !== null, JSON.stringify(details)],
    );
    const postings = counter.add(article);
    const windows = placeInWindows(article, cut);
    for (const [index, passage] of article.passages.entries()) {
      const { text, section, sentences } = passage;
      const [posting, placed] = [postings[index], windows[index]];
      if (inserted === undefined || posting === undefined || placed === undefined) continue;
      const sentence_ends = sentences.map(({ end }) => end);
      const key = keyOfTexts(embeddedTexts(article, passage));
      rows.push({ article: inserted.key, text, section, sentence_ends, digest: key, ...posting, ...placed });
    }
    if (rows.length >= MAX_ROWS_PER_STATEMENT) await flushRows();
    if (counter.size() >= MAX_PENDING_COUNTS) await flushCounts();
  }

  async function remove(id: string): Promise<void> {
    const passages = await passagesOf(id);
    if (passages.length === 0) return;
    isChanged = true;
    const [head] = await query<{ details: Omit<Article, 'id' | 'passages'> }>(
      `delete from ${TABLE.articles} where id = $1 returning details`,
      [id],
    );
    if (head !== undefined) counter.remove(articleOfRows({ id, ...head.details }, passages));
  }

  async function renameAlike(cut: Reader['cut'] | null): Promise<void> {
    await flushRows();
    const rows = await query<TitledRow>(
      `select id, file, own_title, details->>'title' as shown_title from ${TABLE.articles} order by id`,
    );
    const titles = distinguishTitles(rows.map(({ file, own_title }) => ({ name: file, title: own_title })));
    for (const [at, { id, shown_title: shown }] of rows.entries()) {
      const title = titles[at] ?? shown;
      if (title !== shown) await rename(id, title, cut);
    }
  }

  /** A title is one of the headings that each passage is found by, so all of the article is written again. */
  async function rename(id: string, title: string, cut: Reader['cut'] | null): Promise<void> {
    const [row] = await query<WrittenRow>(
      `select file, file_digest, own_title, details from ${TABLE.articles} where id = $1`,
      [id],
    );
    if (row === undefined) return;
    const { file, file_digest: fileDigest, own_title: ownTitle, details } = row;
    const article = { ...articleOfRows({ id, ...details }, await passagesOf(id)), title };
    await put({ article, file, fileDigest, ownTitle, cut: cut?.(article) ?? null });
  }

  function passagesOf(id: string): Promise<PassageRow[]> {
    return query<PassageRow>(
      `select number, text, section, sentence_ends from ${TABLE.passages}
      where article = (select key from ${TABLE.articles} where id = $1) order by number`,
      [id],
    );
  }

  async function flushRows(): Promise<void> {
    for (let start = 0; start < rows.length; start += MAX_ROWS_PER_STATEMENT) {
      const sent = JSON.stringify(rows.slice(start, start + MAX_ROWS_PER_STATEMENT));
      await query(
        `with sent as materialized (
          select * from jsonb_to_recordset($1) as row (
            article integer, number integer, text text, section text[], sentence_ends integer[], windows integer[],
            from_passage integer, to_passage integer, digest uuid, terms text, text_length integer, headings_length integer
          )
        ), texts as (
          insert into ${TABLE.passages}
          select article, number, text, section, sentence_ends, windows, from_passage, to_passage, digest from sent
        )
        insert into ${TABLE.postings} select article, number, terms::tsvector, text_length, headings_length from sent`,
        [sent],
      );
    }
    rows = [];
  }

  async function flushCounts(): Promise<void> {
    const counts = counter.drain();
    await query(
      `insert into ${TABLE.terms} as indexed select * from jsonb_to_recordset($1) as row (term text, in_text integer, in_headings integer)
      order by term
      on conflict (term) do update set
        in_text = indexed.in_text + excluded.in_text,
        in_headings = indexed.in_headings + excluded.in_headings`,
      [JSON.stringify(counts.terms)],
    );
    await query(
      `insert into ${TABLE.spellings} as indexed select * from jsonb_to_recordset($1) as row (
        word text, term text, capitalised integer, small integer, written integer
      )
      order by word, term
      on conflict (word, term) do update set
        capitalised = indexed.capitalised + excluded.capitalised,
        small = indexed.small + excluded.small,
        written = indexed.written + excluded.written`,
      [JSON.stringify(counts.spellings)],
    );
    await query(
      `update ${TABLE.state} set
        passages = passages + $1, text_length = text_length + $2, headings_length = headings_length + $3`,
      [counts.passages, counts.text_length, counts.headings_length],
    );
  }

  async function writePending(): Promise<void> {
    await flushRows();
    await flushCounts();
    await query(`delete from ${TABLE.terms} where in_text <= 0 and in_headings <= 0`);
    await query(`delete from ${TABLE.spellings} where written <= 0`);
    await changeVersion(query);
  }

  return {
    put,
    remove,
    distinguishTitles: renameAlike,
    async finish() {
      if (isChanged) await writePending();
      const [state] = await query<{ passages: number }>(`select passages from ${TABLE.state}`);
      return state?.passages ?? 0;
    },
  };
}

interface TitledRow {
  readonly id: string;
  readonly file: string;
  readonly own_title: string;
  readonly shown_title: string;
}

interface WrittenRow extends Pick<TitledRow, 'file' | 'own_title'> {
  readonly file_digest: string;
  readonly details: Omit<Article, 'id' | 'passages'>;
}

/** How a passage lies in the windows of its article. */
interface PassageWindows {
  /** The window of each sentence, from 0; `null` without a reader. */
  readonly windows: readonly number[] | null;
  /** The numbers of the first and the last passage that these windows touch. */
  readonly from_passage: number;
  readonly to_passage: number;
}

/** For each passage of the article, in order. */
function placeInWindows({ passages }: Article, cut: WindowLengths | null): PassageWindows[] {
  if (cut === null)
    return passages.map(({ number }) => ({ windows: null, from_passage: number, to_passage: number }));
  const ordinals = cut.flatMap((length, ordinal) => Array.from({ length }, () => ordinal));
  const touched = new Map<number, { first: number; last: number }>();
  let next = 0;
  const windows = passages.map(({ number, sentences }) => {
    const own = sentences.map(() => ordinals[next++] ?? 0);
    for (const ordinal of own) {
      const range = touched.get(ordinal);
      if (range === undefined) touched.set(ordinal, { first: number, last: number });
      else range.last = number;
    }
    return own;
  });
  return passages.map(({ number }, index) => {
    const own = windows[index] ?? [];
    const ranges = own.flatMap((ordinal) => touched.get(ordinal) ?? []);
    return {
      windows: own,
      from_passage: Math.min(number, ...ranges.map(({ first }) => first)),
      to_passage: Math.max(number, ...ranges.map(({ last }) => last)),
    };
  });
}
