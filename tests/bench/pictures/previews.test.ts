import { ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { discordPreview } from '../../../bench/pictures/discord-preview.ts';
import { replyOn } from '../../../bench/pictures/replies.ts';
import { slackPreview } from '../../../bench/pictures/slack-preview.ts';
import { renderComponents } from '../../../src/adapters/discord/rendering/render-reply.ts';
import { renderReply } from '../../../src/adapters/slack/rendering/render-reply.ts';
import { type Reply, replyOf } from '../../../src/core/bot/reply.ts';
import { english } from '../../../src/core/bot/wording/english.ts';
import type { Platform } from '../../../src/core/ports/place.ts';
import { quoteOf } from '../../support/answers.ts';
import { bundledArticle } from '../../support/articles.ts';
import { botOf } from '../../support/bot-of.ts';

const onSlack = (reply: Reply) => slackPreview(renderReply(reply, english));
const onDiscord = (reply: Reply) => discordPreview(renderComponents(reply, english));

const PREVIEWS: readonly (readonly [Platform, (reply: Reply) => string])[] = [
  ['slack', onSlack],
  ['discord', onDiscord],
];

describe.each(PREVIEWS)('a preview of %s', (platform, previewOf) => {
  it('shows every quote whole, the words that answer in bold, and every control', async () => {
    const reply = await replyOn(platform, botOf([await bundledArticle()]), 'why Sudzha?');
    const page = previewOf(reply);
    const shown = readable(page);
    for (const { text, highlights } of reply.answer?.quotes ?? []) {
      expect(shown).toContain(text);
      for (const [start, end] of highlights) expect(boldIn(page)).toContain(text.slice(start, end));
    }
    expect(boldIn(page).length).toBeGreaterThan(1);
    expect(reply.controls.map(({ label }) => label)).toEqual(expect.arrayContaining(['Share', '👍 Helpful']));
    for (const { label } of reply.controls) expect(shown).toContain(label);
  });

  it('shows markup in a quote as it stands, and where a quote stands', () => {
    const quote = quoteOf('*It* is <b>Mary</b> & **others**: #1 \\_who_\\ `run` it.', {
      highlights: [[11, 15]],
      link: 'https://kursk.example/articles/mill#p1',
    });
    const page = previewOf(replyOf([{ kind: 'quote', quote, rank: 1 }]));
    expect(readable(page)).toContain(quote.text);
    expect(boldIn(page)).toContain('Mary');
    expect(page).toMatch(/href="https:\/\/kursk.example\/articles\/mill#p1">(?:The mill, )?¶1/);
  });

  it('draws all kinds of parts', () => {
    const page = previewOf(
      replyOf([
        { kind: 'shared', by: { id: 'ada', name: 'Ada' }, text: 'Shared by Ada' },
        { kind: 'note', text: 'A note.' },
        { kind: 'aside', text: 'An aside.' },
        { kind: 'list', items: [{ text: 'The mill', detail: '3 passages', link: 'https://mill.example/' }] },
      ]),
    );
    for (const text of [
      'Shared by Ada',
      'A note.',
      'An aside.',
      'The mill',
      '3 passages',
      'https://mill.example/',
    ])
      expect(page).toContain(text);
  });
});

describe('a preview', () => {
  it('refuses what it can’t draw', () => {
    expect(() => slackPreview({ blocks: [{ type: 'divider' }] })).toThrow('divider');
    expect(() => slackPreview({})).toThrow('without blocks');
    expect(() => discordPreview({ content: 'text', components: [] })).toThrow('content');
    expect(() => discordPreview({ components: [{ type: ComponentType.Separator }] })).toThrow('Separator');
    const text = { type: ComponentType.TextDisplay, content: '||hidden||' } as const;
    expect(() => discordPreview({ components: [text] })).toThrow('||hidden||');
  });
});

function boldIn(page: string): string[] {
  return [...page.matchAll(/<b>(?<text>.*?)<\/b>/gs)].map(({ groups }) => readable(groups?.text ?? ''));
}

/** What people read of a page. */
function readable(page: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
  return page
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?<name>[a-z]+|#39);/g, (entity, name: string) => entities[name] ?? entity);
}
