import { expect, it } from 'vitest';
import { readMessageText } from '../../../../src/adapters/slack/requests/read-message.ts';

it.each([
  ['<@U0BOT> why Sudzha?', 'why Sudzha?'],
  ['why, <@U0BOT|kursk>?', 'why,  ?'],
  ['who is <@U0ALICE>?', 'who is @U0ALICE?'],
  ['what is <https://a.example/b|this> and <https://c.example>?', 'what is this and https://c.example?'],
  ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
  ['in <#C1|general>, <!here> and <!subteam^S1|@team>', 'in #general, @here and @team'],
  ['is 1 &lt; 2 &amp;&amp; 3 &gt; 2?', 'is 1 < 2 && 3 > 2?'],
  ['what is &amp;lt;?', 'what is &lt;?'],
])('reads what somebody wrote: %s', (text, written) => {
  expect(readMessageText(text, 'U0BOT')).toBe(written);
});
