import { expect, onTestFinished } from 'vitest';
import type { Bot } from '../../../src/core/bot/bot.ts';
import { botOf } from '../bot-of.ts';
import { MILL } from '../mill-talk.ts';
import { type LoopbackSlack, openLoopbackSlack } from './loopback-slack.ts';
import { type RunningSlack, runSlack, type TransportKind } from './run-slack.ts';

/** A bot that knows of a mill, connected to a Slack of its own until the test has finished. */
export interface SlackTrial extends RunningSlack {
  readonly slack: LoopbackSlack;
  /** The texts that people see, oldest first. */
  readonly texts: () => string[];
  /** What the operator was told of this. */
  readonly toldOf: (what: string) => Readonly<Record<string, unknown>>[];
}

export async function slackTrial({
  transport = 'http',
  bot = botOf([MILL]),
  slack,
  ...parts
}: {
  transport?: TransportKind;
  bot?: Bot;
  slack?: LoopbackSlack;
} & Parameters<typeof runSlack>[3] = {}): Promise<SlackTrial> {
  const here = slack ?? (await testSlack());
  const running = await runSlack(here, bot, transport, parts);
  onTestFinished(() => running.stop());
  return {
    ...running,
    slack: here,
    texts: () => here.record.messages.map(({ text }) => text),
    toldOf: (wanted) =>
      running.told.flatMap(({ what, level, details }) => (what === wanted ? [{ level, ...details }] : [])),
  };
}

/** A Slack for a test: when that has finished, all that was sent must have been what Slack takes, and it is closed. */
export async function testSlack(): Promise<LoopbackSlack> {
  const slack = await openLoopbackSlack();
  onTestFinished(async () => {
    await slack.close();
    expect(slack.record.complaints).toEqual([]);
    expect(slack.record.hazards).toEqual([]);
  });
  return slack;
}
