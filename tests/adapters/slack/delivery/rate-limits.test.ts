import { expect, it } from 'vitest';
import { ChannelBusy, createChannelRateLimit } from '../../../../src/adapters/slack/delivery/rate-limits.ts';
import { manualClock } from '../../../support/clocks.ts';

it('lets one message a second into a channel, in order, and into another at once', async () => {
  const clock = manualClock();
  const pace = createChannelRateLimit(clock);
  const done: string[] = [];
  const post = (channel: string, text: string) => pace(channel).then(() => done.push(text));
  const posted = [post('C1', 'first'), post('C1', 'second'), post('C2', 'elsewhere'), post('C1', 'third')];
  await clock.pass(0);
  expect(done).toEqual(['first', 'elsewhere']);
  await clock.pass(1_000);
  expect(done.at(-1)).toBe('second');
  await clock.pass(1_000);
  await Promise.all(posted);
  expect(done.at(-1)).toBe('third');
});

it('refuses at once what would wait too long, and takes more as soon as there is room', async () => {
  const clock = manualClock();
  const pace = createChannelRateLimit(clock);
  const outcomes = Array.from({ length: 80 }, () =>
    pace('C1').then(
      () => 'posted',
      (error) => error instanceof ChannelBusy && 'refused',
    ),
  );
  for (let second = 0; second < 80; second++) await clock.pass(1_000);
  const counted = await Promise.all(outcomes);
  expect(counted.filter((outcome) => outcome === 'posted')).toHaveLength(76);
  expect(counted.slice(76)).toEqual(Array(4).fill('refused'));
  await expect(pace('C1')).resolves.toBeUndefined();
});
