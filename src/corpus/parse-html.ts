import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Draft } from './draft.ts';
import { isWebAddress } from './is-web-address.ts';
import { readPage } from './read-page.ts';
import { refuseDeepHtml } from './refuse-deep-html.ts';
import { withHead } from './with-head.ts';

/** Reads the main content of a web page; the whole body of one too short to tell what is main. @throws RangeError when nested too deeply */
export function parseHtml(html: string): Draft {
  refuseDeepHtml(html);
  const { document } = parseHTML(withHead(html));
  const url = document.querySelector('link[rel=canonical]')?.getAttribute('href');
  const body = document.querySelector('main, article, body')?.innerHTML ?? html;
  const main = mainContentOf(document);
  const { title, blocks } = readPage(main?.content ?? body);
  return {
    details: {
      title: main?.title || title,
      author: main?.byline || undefined,
      publisher: main?.siteName || undefined,
      published: main?.publishedTime || undefined,
      url: url != null && isWebAddress(url) ? url : undefined,
      language: main?.lang || undefined,
    },
    blocks,
  };
}

/** `null` where there is none. */
function mainContentOf(document: ReturnType<typeof parseHTML>['document']): ReturnType<Readability['parse']> {
  // A text without any tag has no element to read.
  if (document.documentElement === null) return null;
  try {
    return new Readability(document).parse();
  } catch (error) {
    // It trips where a page has nothing but scripts, which it takes out first.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
