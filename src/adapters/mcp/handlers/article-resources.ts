import {
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceNotFoundError,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import type { Article } from '../../../core/article.ts';
import { english } from '../../../core/bot/wording/english.ts';
import { inertLine } from '../../../core/inert-text.ts';
import { secondsUntilRetry } from '../../../core/ports/rate-limiter.ts';
import { usualPages } from '../../usual-pages.ts';
import { articleUri } from '../rendering/citations.ts';
import type { HandlerParts } from './perform.ts';

/** A longer list is of no use to people who choose from it. The tool `sources` lists all. */
const MAX_LISTED = 500;

/** As many as the protocol lets a completion have. */
const MAX_COMPLETIONS = 100;

const TEXT = { mimeType: 'text/plain' } as const;

/** Articles and passages as resources. A passage's text is exactly that which a quote's offsets refer to. */
export function addArticleResources(server: McpServer, { caller, library, report }: HandlerParts): void {
  const completeArticle = (typed: string) =>
    library()
      .articles.filter(({ id }) => id.startsWith(typed))
      .slice(0, MAX_COMPLETIONS)
      .map(({ id }) => id);

  server.registerResource(
    'article',
    new ResourceTemplate('kursk://articles/{article}', {
      list: () => ({
        resources: library()
          .articles.slice(0, MAX_LISTED)
          .map(({ id, title }) => ({ uri: articleUri(id), name: id, title: inertLine(title), ...TEXT })),
      }),
      complete: { article: completeArticle },
    }),
    { title: 'Article', description: 'A whole article, its paragraphs numbered.', ...TEXT },
    (uri, variables) => read(uri, variables, numberedText),
  );

  server.registerResource(
    'passage',
    new ResourceTemplate('kursk://articles/{article}/passages/{passage}', {
      list: undefined,
      complete: { article: completeArticle },
    }),
    { title: 'Passage', description: 'The text of one paragraph, as it stands.', ...TEXT },
    (uri, variables) =>
      read(uri, variables, ({ passages }) => passages[Number(variables.passage) - 1]?.text ?? null),
  );

  async function read(
    uri: URL,
    { article: id }: Readonly<Record<string, string | string[]>>,
    textOf: (article: Article) => string | null,
  ): Promise<ReadResourceResult> {
    const article = await library()
      .article(decoded(String(id)))
      .catch(failed);
    const text = article && textOf(article);
    if (text === null) throw new ResourceNotFoundError(uri.href);
    const allowance = await caller.takePages(usualPages(text.length));
    // The SDK passes these sentences on to the client.
    if (!allowance.isAllowed)
      throw new ProtocolError(
        ProtocolErrorCode.InvalidRequest,
        english.limited(secondsUntilRetry(allowance)),
      );
    return { contents: [{ uri: uri.href, text, ...TEXT }] };
  }

  function failed(error: unknown): never {
    report(error);
    throw new ProtocolError(ProtocolErrorCode.InternalError, english.failed);
  }
}

/** As it is typed in addresses; what isn't well-formed is of no article. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return '';
  }
}

function numberedText({ title, passages }: Article): string {
  return [title, ...passages.map(({ number, text }) => `¶${number} ${text}`)].join('\n\n');
}
