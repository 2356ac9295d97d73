import { printable } from '../adapters/terminal/printable.ts';
import type { Finding } from '../core/finding.ts';
import type { KnownTerm } from '../core/index/known-term.ts';
import type { RankedSentence } from '../core/ranking/rank-sentences.ts';
import { RANKING } from '../core/ranking/ranking-weights.ts';
import type { Evidence, Weights } from '../core/ranking/score-sentence.ts';
import { figure } from '../evaluation/figure.ts';
import { isRight } from '../evaluation/is-right.ts';
import { type Column, renderTable } from '../evaluation/render-table.ts';
import type { Gold } from '../evaluation/test-question.ts';

/** In characters. */
const LONGEST_EXCERPT = 60;

const HEADINGS: Readonly<Record<keyof Evidence, string>> = {
  sentenceMatch: 'sentence',
  neighbourMatch: 'neighbours',
  passageMatch: 'passage',
  sectionMatch: 'headings',
  phraseMatch: 'phrases',
  kindMatch: 'kind',
  asks: 'asks',
  reading: 'reading',
};

/** A sentence that was looked at, and which quote it became. */
interface Row {
  readonly sentence: RankedSentence;
  /** From 1; `null` when it isn't quoted. */
  readonly quote: number | null;
  readonly isRight: boolean;
}

const EVIDENCE = Object.keys(HEADINGS) as (keyof Evidence)[];

const OUTCOME: readonly Column<Row>[] = [
  { group: '', heading: 'score', cell: ({ sentence }) => figure(sentence.score, 2) },
  { group: '', heading: 'quote', cell: ({ quote }) => (quote === null ? '' : String(quote)) },
];

const RIGHT: Column<Row> = { group: '', heading: 'right', cell: (row) => (row.isRight ? '✓' : '') };

/**
 * What speaks for each sentence that was looked at, and for answering at all; for a terminal.
 *
 * @param gold pieces of what would be right, where that is known: sentences that hold one are marked
 */
export function renderFinding(
  { engine, question, terms, ranked, quotes, ...outcome }: Finding,
  gold: readonly Gold[] = [],
): string {
  const columns = [...evidenceColumns(RANKING[engine]), ...OUTCOME, ...(gold.length === 0 ? [] : [RIGHT])];
  const rows = ranked.map((sentence) => ({
    label: labelOf(sentence),
    row: { sentence, quote: placeOf(sentence, quotes), isRight: isRight(asQuoted(sentence), gold) },
  }));
  return [
    `found       ${engine === 'reader' ? 'by reading' : 'lexically'}\n`,
    `asks for    ${question.kind}\n`,
    `looks up    ${renderTerms(terms)}\n`,
    `confidence  ${renderConfidence(outcome)}\n`,
    rows.length === 0 ? '' : `\n${renderTable(columns, rows)}`,
  ].join('');
}

/** The evidence that counts, under its weight. */
function evidenceColumns(weights: Weights): Column<Row>[] {
  return EVIDENCE.filter((name) => weights[name] !== 0).map((name) => ({
    group: `×${weights[name]}`,
    heading: HEADINGS[name],
    cell: ({ sentence }) => figure(sentence.evidence[name], 2),
  }));
}

function labelOf(sentence: RankedSentence): string {
  const { text, passage } = asQuoted(sentence);
  const characters = [...printable(text).replaceAll(/\s+/g, ' ')];
  const rest = characters.length > LONGEST_EXCERPT ? '…' : '';
  return `${sentence.article.id} ¶${passage}  ${characters.slice(0, LONGEST_EXCERPT).join('')}${rest}`;
}

function asQuoted({ passage, sentence }: RankedSentence): { text: string; passage: number } {
  return { text: passage.text.slice(sentence.start, sentence.end).trimEnd(), passage: passage.number };
}

function placeOf(sentence: RankedSentence, quotes: Finding['quotes']): number | null {
  const place = quotes.findIndex(
    ({ ranked }) => ranked.passage === sentence.passage && ranked.index === sentence.index,
  );
  return place < 0 ? null : place + 1;
}

function renderTerms(terms: readonly KnownTerm[]): string {
  if (terms.length === 0) return 'nothing: it has no word that tells what it is about';
  return terms
    .map(({ asked, variants, weight, isName }) => {
      const known = variants.size === 0 ? 'not known' : `as ${[...variants.keys()].join(', ')}`;
      return `${printable(asked.word)} (${figure(weight, 1)}${isName ? ', a name' : ''}; ${known})`;
    })
    .join('\n            ');
}

function renderConfidence({ confidence, support }: Pick<Finding, 'confidence' | 'support'>): string {
  if (support === null) return '0: nothing found';
  const { topic, names, unknown, namesApart, reading } = support;
  return `${figure(confidence, 3)} (topic ${figure(topic, 2)}, names ${figure(names, 2)}, unknown ${figure(unknown, 2)}, names apart ${namesApart}, reading ${figure(reading, 2)})`;
}
