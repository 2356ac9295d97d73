import { printable } from '../adapters/terminal/terminal.ts';
import { CONFIDENCE_FEATURES } from '../core/answering/confidence.ts';
import type { Finding } from '../core/answering/find-quotes.ts';
import type { RankedSentence } from '../core/answering/ranking/rank-sentences.ts';
import {
  RANKING_WEIGHTS,
  type SentenceFeatures,
  type SentenceWeights,
} from '../core/answering/ranking/sentence-score.ts';
import type { KnownTerm } from '../core/index/known-terms.ts';
import { type Gold, isRight } from '../evaluation/judge.ts';
import { type Column, formatFigure, renderTable } from '../evaluation/render-table.ts';

/** In characters. */
const MAX_EXCERPT_LENGTH = 60;

const HEADINGS: Readonly<Record<keyof SentenceFeatures, string>> = {
  sentenceMatch: 'sentence',
  neighbourMatch: 'neighbours',
  passageMatch: 'passage',
  sectionMatch: 'headings',
  phraseMatch: 'phrases',
  kindMatch: 'kind',
  asks: 'asks',
  brevity: 'brief',
  meaning: 'meaning',
  sentenceMeaning: 'of sentence',
  reading: 'reading',
};

interface Row {
  readonly sentence: RankedSentence;
  /** The number of the quote it became, from 1; `null`: it isn't quoted. */
  readonly quote: number | null;
  readonly isRight: boolean;
}

const FEATURES = Object.keys(HEADINGS) as (keyof SentenceFeatures)[];

const OUTCOME_COLUMNS: readonly Column<Row>[] = [
  { group: '', heading: 'score', cell: ({ sentence }) => formatFigure(sentence.score, 2) },
  { group: '', heading: 'quote', cell: ({ quote }) => (quote === null ? '' : String(quote)) },
];

const RIGHT_COLUMN: Column<Row> = { group: '', heading: 'right', cell: (row) => (row.isRight ? '✓' : '') };

/**
 * Explains an answer in the terminal: the features and score of each ranked sentence, and those of the confidence.
 *
 * @param gold pieces of right answers, if known: sentences that contain one are marked
 */
export function renderFinding(
  { engine, evidence, question, terms, ranked, quotes, ...outcome }: Finding,
  gold: readonly Gold[] = [],
): string {
  const columns = [
    ...featureColumns(RANKING_WEIGHTS[evidence]),
    ...OUTCOME_COLUMNS,
    ...(gold.length === 0 ? [] : [RIGHT_COLUMN]),
  ];
  const rows = ranked.map((sentence) => ({
    label: rowLabel(sentence),
    row: {
      sentence,
      quote: quoteNumberOf(sentence, quotes),
      isRight: isRight(sentenceAsQuote(sentence), gold),
    },
  }));
  return [
    `found       ${engine === 'reader' ? 'by reading' : 'lexically'}\n`,
    `asks for    ${question.kind}\n`,
    `looks up    ${renderTerms(terms)}\n`,
    `confidence  ${renderConfidence(outcome)}\n`,
    rows.length === 0 ? '' : `\n${renderTable(columns, rows)}`,
  ].join('');
}

/** The features whose weight isn't 0, under their weights. */
function featureColumns(weights: SentenceWeights): Column<Row>[] {
  return FEATURES.filter((name) => weights[name] !== 0).map((name) => ({
    group: `×${weights[name]}`,
    heading: HEADINGS[name],
    cell: ({ sentence }) => formatFigure(sentence.features[name], 2),
  }));
}

function rowLabel(sentence: RankedSentence): string {
  const { text, passage } = sentenceAsQuote(sentence);
  const characters = [...printable(text).replaceAll(/\s+/g, ' ')];
  const rest = characters.length > MAX_EXCERPT_LENGTH ? '…' : '';
  return `${sentence.article.id} ¶${passage}  ${characters.slice(0, MAX_EXCERPT_LENGTH).join('')}${rest}`;
}

function sentenceAsQuote({ passage, sentence }: RankedSentence): { text: string; passage: number } {
  return { text: passage.text.slice(sentence.start, sentence.end).trimEnd(), passage: passage.number };
}

function quoteNumberOf(sentence: RankedSentence, quotes: Finding['quotes']): number | null {
  const place = quotes.findIndex(
    ({ ranked }) => ranked.passage === sentence.passage && ranked.index === sentence.index,
  );
  return place < 0 ? null : place + 1;
}

function renderTerms(terms: readonly KnownTerm[]): string {
  if (terms.length === 0) return 'nothing: none of its words says what it is about';
  return terms
    .map(({ asked, variants, weight, isName }) => {
      const known = variants.size === 0 ? 'not known' : `as ${[...variants.keys()].join(', ')}`;
      return `${printable(asked.word)} (${formatFigure(weight, 1)}${isName ? ', a name' : ''}; ${known})`;
    })
    .join('\n            ');
}

function renderConfidence({
  confidence,
  confidenceFeatures: features,
}: Pick<Finding, 'confidence' | 'confidenceFeatures'>): string {
  if (features === null) return '0: nothing found';
  const named = CONFIDENCE_FEATURES.map((name) => `${inWords(name)} ${formatFigure(features[name], 2)}`);
  return `${formatFigure(confidence, 3)} (${named.join(', ')})`;
}

/** `namesApart` as "names apart". */
function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
