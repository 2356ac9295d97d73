/**
 * Old versions of a document that stand beside the new one. Of passages that are nearly the same, in articles that say when they
 * were published, only the newest is current, and none that says itself that it no longer holds while another doesn't. A message
 * that was kept as an answer replaces no article, and none replaces it: both are shown, with their dates.
 */

import type { Passage } from '../article.ts';
import { memoize } from '../index/memoize.ts';
import { wordsOf } from '../index/words.ts';
import type { RankedSentence } from './ranking/rank-sentences.ts';

/** Two passages that share more of their words (by the Jaccard index) say the same, or what has replaced it: "20 days", "25 days". */
const MIN_SHARED_WORDS = 0.7;

/** The newer one must match the question as well: with another name in it, it is about something else. As a share of the score. */
const NEARLY_AS_GOOD = 0.9;

/** So many passages are compared with each other at most, the best: more have no chance to be quoted. */
const MAX_COMPARED = 20;

/** The sentences, in their order, without those that a newer edition replaces. */
export function withoutSuperseded(ranked: readonly RankedSentence[]): RankedSentence[] {
  const best = bestOfEachPassage(ranked);
  if (best.length < 2) return [...ranked];
  const wordsIn = memoize(
    ({ text }: Passage) => new Set(wordsOf(text).map(({ surface }) => surface.toLowerCase())),
  );
  const newerThan = memoize((passage: Passage): Edition[] => {
    const old = best.find(({ ranked: { passage: other } }) => other === passage);
    if (old === undefined) return [];
    const newer = best.filter(
      (other) => replaces(other, old) && other.ranked.article.isKept === old.ranked.article.isKept,
    );
    return newer.filter(
      ({ ranked: { passage: other } }) => sharedShare(wordsIn(passage), wordsIn(other)) > MIN_SHARED_WORDS,
    );
  });
  return ranked.filter(
    ({ passage, score }) =>
      !newerThan(passage).some(({ ranked: newer }) => newer.score >= NEARLY_AS_GOOD * score),
  );
}

/** A current sentence with this share of the score of a superseded one answers, too. */
const ANSWERS_TOO = 0.7;

/** Where the best sentence is of a document that no longer holds, those of others that answer nearly as well come before it. */
export function currentFirst(ranked: readonly RankedSentence[]): RankedSentence[] {
  const [best] = ranked;
  if (best === undefined || holds(best)) return [...ranked];
  const comesFirst = (one: RankedSentence) =>
    holds(one) &&
    one.score >= ANSWERS_TOO * best.score &&
    one.isAskedFor >= best.isAskedFor &&
    one.isUnderQuestion >= best.isUnderQuestion;
  return [...ranked.filter(comesFirst), ...ranked.filter((one) => !comesFirst(one))];
}

/** Whether its document doesn't say that it no longer holds. */
export function holds({ article }: RankedSentence): boolean {
  return article.superseded === undefined;
}

interface Edition {
  readonly ranked: RankedSentence;
  /** `null`: it can't be told. */
  readonly date: number | null;
}

/** Of the best passages that say how old they are, or stand beside one that no longer holds, the best sentence. */
function bestOfEachPassage(ranked: readonly RankedSentence[]): Edition[] {
  const areDatesEnough = ranked.every(holds);
  const best = new Map<Passage, Edition>();
  for (const one of ranked) {
    if (best.has(one.passage)) continue;
    const date = dateOf(one.article.published);
    if (date !== null || !areDatesEnough) best.set(one.passage, { ranked: one, date });
    if (best.size === MAX_COMPARED) break;
  }
  return [...best.values()];
}

function replaces(newer: Edition, old: Edition): boolean {
  if (holds(newer.ranked) !== holds(old.ranked)) return holds(newer.ranked);
  return newer.date !== null && old.date !== null && newer.date > old.date;
}

const ISO_DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?!\d)/;
/** A longer text is no date. In UTF-16 units. */
const MAX_DATE_LENGTH = 40;

/** A date as articles state it, to be compared; `null` where it can't be told. */
export function dateOf(published: string | null): number | null {
  const text = published?.trim() ?? '';
  const iso = ISO_DATE.exec(text)?.[0];
  const date = Date.parse(iso ?? (isWritten(text) ? `${text} UTC` : ''));
  return Number.isNaN(date) ? null : date;
}

/** Whether a date has the name of its month; of days and months in figures nobody knows which comes first. */
function isWritten(text: string): boolean {
  return text.length <= MAX_DATE_LENGTH && /\p{L}{3}/u.test(text) && /\b\d{4}\b/.test(text);
}

/** The Jaccard index: of all words that either has, the share that both have; 0 where neither has any. */
export function sharedShare(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of words) if (others.has(word)) shared += 1;
  return shared === 0 ? 0 : shared / (words.size + others.size - shared);
}
