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

it.each<[string, string]>([
  ['40,000 angle brackets', '<'.repeat(40_000)],
  ['mentions that never end', '<@0|'.repeat(10_000)],
  ['a mention without end', `<@${'0'.repeat(40_000)}`],
  ['links that never end', '<https://a.example|'.repeat(2_000)],
  ['entities that aren’t any', '&lt'.repeat(13_000)],
])('takes time in proportion to the text: %s', (_, text) => {
  const start = performance.now();
  for (let times = 0; times < 10; times++) readMessageText(text, 'U0BOT');
  expect(performance.now() - start).toBeLessThan(5_000);
});
