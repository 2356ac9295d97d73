import { expect, onTestFinished } from 'vitest';
import { type LoopbackSlack, openLoopbackSlack } from './loopback-slack.ts';

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
