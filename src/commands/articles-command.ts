import { Command } from 'commander';
import { renderArticles } from '../adapters/terminal/rendering/render-reply.ts';
import { printable, printableJson, write } from '../adapters/terminal/terminal.ts';
import type { Article } from '../core/article.ts';
import { languagesIn } from '../core/bot/wording/wording.ts';
import { primaryLanguage, stemmedAs } from '../core/index/language-terms.ts';
import { describeCoverage, describeEmbedder } from '../inference/embedder-status.ts';
import { describeEngine } from '../inference/reader-status.ts';
import { type CommandContext, corpusOption } from './command-context.ts';

/** `kursk articles`: lists the articles of the corpus. */
export function articlesCommand({
  terminal,
  openCorpus,
  readerState,
  embedderState,
}: CommandContext): Command {
  return new Command('articles')
    .description('list the articles')
    .addOption(corpusOption())
    .option('--json', 'print whole articles, with the text that the offsets of quotes refer to')
    .action(async ({ corpus, json }: { corpus: string[]; json?: true }) => {
      const { index, vectors, notes } = await openCorpus(corpus);
      const { articles } = index;
      if (json) return await write(terminal.output, printableJson(articles.map(toPublicArticle), 2));
      const lines = [
        ...notes.map(asSentence),
        ...describeLanguages(articles),
        describeEngine(await readerState()),
        describeEmbedder(await embedderState()),
        ...(vectors === null || vectors.missing() === 0 ? [] : [describeCoverage(vectors.index.coverage())]),
      ];
      await write(terminal.output, `${renderArticles(articles)}\n${lines.map(printable).join('\n')}\n`);
    });
}

const nameLanguages = languagesIn('en');

/** How words are found, where articles are in other languages than English. */
function describeLanguages(articles: readonly Article[]): string[] {
  const languages = [...new Set(articles.map(({ language }) => primaryLanguage(language) ?? 'en'))].sort();
  if (languages.every((language) => language === 'en')) return [];
  const [stemmed, asWritten] = [true, false].map((hasStemmer) =>
    languages.filter((language) => (stemmedAs(language) !== null) === hasStemmer),
  ) as [string[], string[]];
  return [
    ...(stemmed.length === 0
      ? []
      : [`Words are found in their other forms, too, in ${nameLanguages(stemmed)}.`]),
    ...(asWritten.length === 0
      ? []
      : [`Words are found as they are written in ${nameLanguages(asWritten)}.`]),
  ];
}

/** @param note the end of a sentence */
function asSentence(note: string): string {
  return `${note.charAt(0).toUpperCase()}${note.slice(1)}.`;
}

/**
 * The public form. `passages[number - 1].slice(start, end)` is the text of a quote, `sections[number - 1]` its heading path, and
 * `stemmedAs` the language whose stemmer finds other forms of its words; `null` where they are found as they are written.
 */
function toPublicArticle({ passages, ...details }: Article) {
  return {
    ...details,
    stemmedAs: stemmedAs(details.language),
    passages: passages.map(({ text }) => text),
    sections: passages.map(({ section }) => section),
  };
}
