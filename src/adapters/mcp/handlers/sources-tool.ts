import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { ListedArticle } from '../../../core/bot/library.ts';
import { inertLine } from '../../../core/inert-text.ts';
import { articleUri } from '../rendering/citations.ts';
import { guarded, type HandlerParts, READ_ONLY, refusalOf, resultOf } from './perform.ts';

/** More at once would fill an assistant's memory. */
const MAX_LISTED = 100;

const input = z.object({
  after: z
    .string()
    .default('')
    .meta({ description: 'Lists the articles after the one with this id: `next` of the call before.' }),
});

const output = z.object({
  articles: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      author: z.string().nullable(),
      publisher: z.string().nullable(),
      published: z.string().nullable().meta({ description: 'As the article states it.' }),
      url: z.string().nullable(),
      language: z.string().nullable().meta({ description: 'A BCP 47 tag.' }),
      passages: z.int().min(1).meta({ description: 'How many passages it has.' }),
      uri: z.string().meta({ description: 'The article as a resource.' }),
      digest: z
        .string()
        .meta({ description: 'Another one later means that some passage has changed since.' }),
    }),
  ),
  total: z.int().min(0).meta({ description: 'How many articles there are.' }),
  next: z
    .string()
    .nullable()
    .meta({ description: 'What to pass as `after` for the next articles; null: these are the last.' }),
});

/** `sources`: the articles that are answered from, a hundred at a time. */
export function addSourcesTool(server: McpServer, { perform, library, report }: HandlerParts): void {
  server.registerTool(
    'sources',
    {
      title: 'List the articles',
      description: 'Lists the articles that questions are answered from.',
      inputSchema: input,
      outputSchema: output,
      annotations: READ_ONLY,
    },
    ({ after }) =>
      guarded(report, async () => {
        // The bot counts the call, limits it and logs it. What it says of the articles is for people, and shorter.
        const { outcome, text } = await perform({ kind: 'sources' });
        if (outcome !== 'shown') return refusalOf(text);
        const { articles } = library();
        const first = firstAfter(articles, after);
        const listed = articles.slice(first, first + MAX_LISTED);
        const last = first + listed.length === articles.length ? undefined : listed.at(-1);
        return resultOf(listed.map(lineOf).join('\n') || 'There are no articles after this one.', {
          articles: listed.map(entryOf),
          total: articles.length,
          next: last?.id ?? null,
        });
      }),
  );
}

/** @param articles sorted by id. The one to go on after may have been removed since */
function firstAfter(articles: readonly ListedArticle[], after: string): number {
  if (after === '') return 0;
  const last = articles.findIndex(({ id }) => id === after);
  if (last >= 0) return last + 1;
  const next = articles.findIndex(({ id }) => id > after);
  return next < 0 ? articles.length : next;
}

function entryOf({ id, title, author, publisher, published, url, language, size, digest }: ListedArticle) {
  return {
    ...{ id, title, author, publisher, published, url, language, digest },
    passages: size,
    uri: articleUri(id),
  };
}

function lineOf({ id, title, size }: ListedArticle): string {
  return `${inertLine(title)} (${id}, ¶1–${size})`;
}
