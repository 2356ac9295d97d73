import type { AskedQuestion } from '../core/ports/question-log.ts';
import { storable } from './storable.ts';
import type { QuestionRow } from './tables.ts';

/** A question as a row. */
export function rowOf({
  id,
  at,
  place,
  person,
  text,
  outcome,
  confidence,
  engine,
  nearest,
}: AskedQuestion): QuestionRow {
  return {
    id,
    asked_at: at,
    platform: place.platform,
    workspace: place.workspace,
    channel: place.channel,
    conversation: place.conversation,
    person,
    text: storable(text),
    outcome,
    confidence,
    engine,
    nearest_article: nearest?.article ?? null,
    nearest_passage: nearest?.passage ?? null,
  };
}

/** A row as the question it was made of. */
export function questionOf(row: QuestionRow): AskedQuestion {
  const { id, asked_at: at, person, text, outcome, confidence, engine } = row;
  const { platform, workspace, channel, conversation } = row;
  const place = { platform, workspace, channel, conversation };
  return { id, at, place, person, text, outcome, confidence, engine, nearest: nearestOf(row) };
}

function nearestOf({
  nearest_article: article,
  nearest_passage: passage,
}: QuestionRow): AskedQuestion['nearest'] {
  return article === null || passage === null ? null : { article, passage };
}
