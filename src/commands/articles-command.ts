import { Command } from 'commander';
import { renderArticles } from '../adapters/terminal/render-articles.ts';
import { write } from '../adapters/terminal/write.ts';
import type { Article } from '../core/article.ts';
import { engineLine } from '../reader/engine-line.ts';
import type { CommandContext } from './command-context.ts';
import { corpusOption } from './corpus-option.ts';

/** `kursk articles`: what is in the corpus. */
export function articlesCommand({ terminal, openCorpus, readerState }: CommandContext): Command {
  return new Command('articles')
    .description('list the articles')
    .addOption(corpusOption())
    .option('--json', 'print them whole, with the text that the offsets of quotes refer to')
    .action(async ({ corpus, json }: { corpus: string[]; json?: true }) => {
      const { articles } = (await openCorpus(corpus)).index;
      if (json)
        return await write(terminal.output, `${JSON.stringify(articles.map(asPublished), null, 2)}\n`);
      const line = engineLine(await readerState());
      await write(terminal.output, `${renderArticles(articles)}\n${line}\n`);
    });
}

/** The public form: `passages[number - 1].slice(start, end)` is the quote. */
function asPublished({ passages, ...details }: Article) {
  return { ...details, passages: passages.map((passage) => passage.text) };
}
