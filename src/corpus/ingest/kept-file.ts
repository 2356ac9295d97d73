import { stringify } from 'yaml';
import { z } from 'zod';
import type { KeptAnswer, KeptMessage } from '../../core/ports/kept-answers.ts';
import { splitFrontMatter, toYamlDocument } from '../formats/front-matter.ts';
import { parseMarkdown } from '../formats/parse-markdown.ts';
import { canonicalText } from '../passage-text.ts';
import { markdownOfPassages } from './markdown-of-passages.ts';

/** What a file says of a kept answer, beside its message: all but what it takes to tell its author. */
export type FiledAnswer = Pick<
  KeptAnswer,
  'id' | 'message' | 'platform' | 'workspace' | 'channel' | 'audience' | 'author' | 'expiresAt'
>;

const ownSchema = z.object({
  id: z.string().regex(/^[\w-]{11}$/),
  message: z.string().min(1),
  platform: z.enum(['slack', 'discord']),
  workspace: z.string().min(1),
  channel: z.string().min(1),
  audience: z.enum(['workspace', 'channel']),
  person: z.string(),
  questions: z.array(z.string()).default([]),
  until: z.string().nullish(),
});

const fileSchema = z.object({
  author: z.string(),
  published: z.string(),
  url: z.string().nullish(),
  kept: ownSchema,
});

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
  return `---\n${stringify(fields)}---\n\n${markdownOfPassages(passages)}`;
}

/** The kept answer in a file; `null` where it is none. @param file for the parser's messages */
export function readKeptFile(
  text: string,
  file: string,
): { readonly answer: FiledAnswer; readonly message: KeptMessage } | null {
  const { frontMatter, body } = splitFrontMatter(text);
  const { data } = fileSchema.safeParse(toYamlDocument(frontMatter, file).toJS());
  if (data === undefined) return null;
  const { person, questions, until, ...own } = data.kept;
  const pieces = parseMarkdown(body, file).blocks.map((block) => canonicalText(block.text));
  if (pieces.length === 0) return null;
  const expiresAt = until == null ? Number.NaN : Date.parse(until);
  const { author, published, url = null } = data;
  return {
    answer: { ...own, author: person, expiresAt: Number.isNaN(expiresAt) ? null : expiresAt },
    message: { author, published, url, questions, pieces },
  };
}
