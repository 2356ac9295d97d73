import { stringify } from 'yaml';
import { z } from 'zod';
import { MAX_QUESTION_LENGTH } from '../../core/answering/question.ts';
import { isWebAddress } from '../../core/article.ts';
import { MAX_KEPT_QUESTIONS } from '../../core/bot/kept/limits.ts';
import { MAX_AUTHOR_NAME, MAX_KEPT_LENGTH } from '../../core/bot/kept/prepare-keeping.ts';
import type { KeptAnswer, KeptMessage } from '../../core/ports/kept-answers.ts';
import { formatOfFile } from '../formats/formats.ts';
import { splitFrontMatter, toYamlDocument } from '../formats/front-matter.ts';
import { parseDocument } from '../formats/parse-apart.ts';
import { canonicalText } from '../passage-text.ts';
import { markdownOfPassages } from './markdown-of-passages.ts';

/** What a file says of a kept answer, beside its message: all but what it takes to tell its author. */
export type FiledAnswer = Pick<
  KeptAnswer,
  'id' | 'message' | 'platform' | 'workspace' | 'channel' | 'audience' | 'author' | 'expiresAt'
>;

/** An id of a platform, or a hash. */
const nameSchema = z.string().min(1).max(100);

/** What was kept is no longer, as whoever keeps a message can't keep more; the file may be anybody's. */
const ownSchema = z.object({
  id: z.string().regex(/^[\w-]{11}$/),
  message: nameSchema,
  platform: z.enum(['slack', 'discord']),
  workspace: nameSchema,
  channel: nameSchema,
  audience: z.enum(['workspace', 'channel']),
  person: z.string().max(100),
  questions: z.array(z.string().max(MAX_QUESTION_LENGTH)).max(MAX_KEPT_QUESTIONS).default([]),
  until: z.string().nullish(),
});

const fileSchema = z.object({
  author: z.string().max(MAX_AUTHOR_NAME),
  published: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  url: z.string().refine(isWebAddress).nullish(),
  kept: ownSchema,
});

/** The longest file of a kept answer: with every sign of it escaped. In bytes. */
export const MAX_KEPT_FILE = 64 * 1024;

/**
 * A kept answer as Markdown with front matter, which is read as an article once it lies in the folder of articles, and from which
 * `readKeptFile` gets the same answer back.
 *
 * @throws SourceError where a paragraph can't be written as Markdown
 */
export function keptFileText(
  answer: FiledAnswer,
  { author, url, published, questions, pieces }: KeptMessage,
): string {
  const { id, message, platform, workspace, channel, audience, author: person, expiresAt } = answer;
  const until = expiresAt === null ? null : new Date(expiresAt).toISOString();
  const [title = 'Answer from the team'] = questions;
  const fields = {
    ...{ title, author, published },
    ...(url === null ? {} : { url }),
    kept: { id, message, platform, workspace, channel, audience, person, questions, ...(until && { until }) },
  };
  const passages = pieces.map((text) => ({ text: canonicalText(text), section: [] }));
  // Folded, a text with blank lines in it does not come back as it was.
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${markdownOfPassages(passages)}`;
}

/**
 * The kept answer in a file; `null` where it is none.
 *
 * @param file for the parser's messages
 * @throws what the parser throws
 */
export async function readKeptFile(
  text: string,
  file: string,
): Promise<{ readonly answer: FiledAnswer; readonly message: KeptMessage } | null> {
  const { frontMatter, body } = splitFrontMatter(text);
  const { data } = fileSchema.safeParse(toYamlDocument(frontMatter, file).toJS());
  const markdown = formatOfFile('kept.md');
  if (data === undefined || markdown === null) return null;
  const { person, questions, until, ...own } = data.kept;
  const { blocks } = await parseDocument(markdown, body, file);
  const pieces = blocks.map((block) => canonicalText(block.text));
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  // In canonical form a letter may be two.
  if (pieces.length === 0 || length > 2 * MAX_KEPT_LENGTH) return null;
  const expiresAt = until == null ? Number.NaN : Date.parse(until);
  const { author, published, url = null } = data;
  return {
    answer: { ...own, author: person, expiresAt: Number.isNaN(expiresAt) ? null : expiresAt },
    message: { author, published, url, questions, pieces },
  };
}
