import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { html } from 'hono/html';
import { parseHTML } from 'linkedom';
import { describe, expect, it, onTestFinished } from 'vitest';
import { articlePage } from '../../../src/adapters/web/rendering/article-page.ts';
import { inChunks } from '../../../src/adapters/web/rendering/in-chunks.ts';
import { articleOf } from '../../support/articles.ts';
import { libraryOf } from '../../support/bot-of.ts';
import { serveWeb } from '../../support/serve-web.ts';

describe('the page of an article', () => {
  it('has every character of a long paragraph, and the mark where it belongs', async () => {
    // Of two UTF-16 units each, on both sides of wherever it is cut.
    const text = `.${'🌾'.repeat(20_000)}`;
    const mark = { passage: 1, span: [3, 40_001] } as const;
    // Longer than what is read as one passage now; an index may have it from before.
    const passage = { number: 1, text, section: [], sentences: [{ start: 0, end: text.length }] };
    const article = { ...articleOf(['.']), passages: [passage] };
    const sent = await new Response(inChunks(articlePage(article, mark))).text();
    const paragraph = parseHTML(sent).document.querySelector('#p1 p');
    const marks = [...(paragraph?.querySelectorAll('mark') ?? [])];
    expect(paragraph?.textContent === text).toBe(true);
    expect(marks.map(({ textContent }) => textContent).join('')).toBe(text.slice(3, 40_001));
  });

  it.each([
    [
      'many paragraphs',
      Array(40_000).fill(
        '<The mill & the moor, 120 characters of them or more, whatever they say.>'.repeat(2),
      ),
    ],
    ['one paragraph', ['<The mill> & the moor. '.repeat(230_000)]],
  ])('of 5 MB in %s keeps nobody waiting', async (_, paragraphs) => {
    const article = articleOf(paragraphs);
    const library = { ...libraryOf([]), article: async () => article };
    const web = await serveWeb([], { library: () => library });
    onTestFinished(web.stop);
    const shareHeldUp = async () => {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      const began = performance.now();
      delay.enable();
      expect(await lengthOf(await fetch(`${web.address}/articles/sample`))).toBeGreaterThan(5_000_000);
      delay.disable();
      return delay.max / 1e6 / (performance.now() - began);
    };
    // Others may use the machine, so the least of some counts.
    let least = 1;
    for (let time = 0; time < 5 && least >= 1 / 3; time++) least = Math.min(least, await shareHeldUp());
    expect(least).toBeLessThan(1 / 3);
  });
});

describe('a page in chunks', () => {
  const PIECES = 1_000;

  it('is rendered no faster than it is read', async () => {
    let rendered = 0;
    function* pieces() {
      for (; rendered < PIECES; rendered++) yield html`${'a'.repeat(10_000)}`;
    }
    const reader = inChunks(pieces()).getReader();
    await reader.read();
    await setImmediate();
    await reader.cancel();
    expect(rendered).toBeLessThan(PIECES / 10);
  });

  it('lets others be served in between', async () => {
    function* pieces() {
      for (let count = 0; count < PIECES; count++) yield html`${'a'.repeat(10_000)}`;
    }
    let [served, isRead] = [0, false];
    const others = async () => {
      for (; !isRead; served++) await setImmediate();
    };
    const othersDone = others();
    let chunks = 0;
    for await (const _ of inChunks(pieces())) chunks++;
    isRead = true;
    await othersDone;
    expect(chunks).toBeGreaterThan(PIECES / 10);
    expect(served).toBeGreaterThanOrEqual(chunks - 1);
  });
});

async function lengthOf({ body }: Response): Promise<number> {
  let length = 0;
  for await (const chunk of body ?? []) length += chunk.length;
  return length;
}
