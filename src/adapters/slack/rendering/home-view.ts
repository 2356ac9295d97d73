import type { types } from '@slack/bolt';
import { articleLink } from '../../../core/answering/citation-links.ts';
import type { ArticleHead } from '../../../core/article.ts';
import type { Wording } from '../../../core/bot/wording/wording.ts';
import { inertLine, isolated } from '../../../core/inert-text.ts';
import { plainText, richLink, richSection, richText } from './rich-text.ts';
import { LIMITS } from './slack-message.ts';

/** The `action_id` of the button that opens the form. Those of the question buttons start with it. */
export const ASK_ACTION = 'ask';

/** The home lists no more: nobody reads a longer list. */
const MAX_ARTICLES = 20;

export interface Home {
  readonly articles: readonly ArticleHead[];
  readonly suggested: readonly string[];
  readonly recent: readonly string[];
  readonly publicUrl: string | null;
  /** The direct message channel with the person who opened the home. */
  readonly channel: string;
}

/** The app's home: an introduction, the articles, suggested questions, and the person's recent ones. */
export function homeView(words: Wording, home: Home): types.HomeView {
  const { help, slack } = words;
  const more = home.articles.length - MAX_ARTICLES;
  return {
    type: 'home',
    private_metadata: home.channel,
    blocks: [
      rich(richSection(...richText(help.intro))),
      rich(richSection(...richText(help.ask))),
      { type: 'actions', elements: [button(slack.home.ask, ASK_ACTION, ASK_ACTION)] },
      heading(slack.home.articles),
      rich({ type: 'rich_text_list', style: 'bullet', elements: articleItems(home) }),
      ...(more > 0 ? [rich(richSection(...richText(words.andMore(more))))] : []),
      ...questions(slack.home.suggested, 'suggested', home.suggested),
      ...questions(slack.home.recent, 'recent', home.recent),
    ],
  };
}

function articleItems({ articles, publicUrl }: Home): types.RichTextSection[] {
  return articles
    .slice(0, MAX_ARTICLES)
    .map((article) =>
      richSection(...richLink(isolated(inertLine(article.title)), articleLink(article, publicUrl))),
    );
}

/** Questions as buttons under a heading. A question too long for a button is left out. */
function questions(title: string, group: string, all: readonly string[]): types.KnownBlock[] {
  const fitting = all.filter((question) => question.length <= LIMITS.buttonText && question.trim() !== '');
  if (fitting.length === 0) return [];
  const elements = fitting.map((question, place) =>
    button(question, `${ASK_ACTION}:${group}:${place}`, question),
  );
  return [heading(title), { type: 'actions', elements }];
}

function heading(text: string): types.HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text } };
}

function rich(element: types.RichTextBlockElement): types.RichTextBlock {
  return { type: 'rich_text', elements: [element] };
}

function button(text: string, action_id: string, value: string): types.Button {
  return {
    type: 'button',
    action_id,
    text: { type: 'plain_text', text: plainText(text), emoji: false },
    value,
  };
}
