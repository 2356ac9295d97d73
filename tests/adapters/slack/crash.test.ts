import { expect, it, vi } from 'vitest';
import type { Library } from '../../../src/core/library.ts';
import { DELIVERY_TIME } from '../../../src/core/replies/deliver.ts';
import { BOT_SETTINGS, botOf, libraryOf } from '../../support/bot-of.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { MILL } from '../../support/mill-talk.ts';
import { mentionOf } from '../../support/slack/payloads.ts';
import { runSlack } from '../../support/slack/run-slack.ts';
import { slackTrial } from '../../support/slack/slack-trial.ts';
import { testSlack } from '../../support/slack/test-slack.ts';

const MINUTE = 60_000;

it('answers once, by the process that is left, when one dies between acknowledgement and answer', async () => {
  const clock = manualClock();
  const store = memoryStore(clock);
  const slack = await testSlack();
  const mention = mentionOf('Who runs the mill?');

  // For whoever is dead no time passes.
  const dying = await runSlack(
    slack,
    botOf([], { clock: manualClock(), store, library: () => dead() }),
    'http',
  );
  expect(await dying.deliver('events_api', mention)).toMatchObject({ ok: true });

  const { deliver, texts } = await slackTrial({ slack, bot: botOf([MILL], { clock, store }) });
  await deliver('events_api', mention);
  expect(texts()).toEqual([]);
  await clock.pass(BOT_SETTINGS.timeLimit + DELIVERY_TIME + MINUTE);
  await deliver('events_api', mention);
  await vi.waitFor(() => expect(texts()).toEqual([expect.stringContaining('Mary Miller runs the mill.')]));
});

/** A library whose process is gone: it never answers. */
function dead(): Library {
  return { ...libraryOf([MILL]), askFrom: () => () => new Promise(() => {}) };
}
