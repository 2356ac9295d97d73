import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import type { MessageEvent } from '../../../src/adapters/slack/message-event.ts';
type M = SlackEventMiddlewareArgs<'message'>['event'];
export const f = (m: M): MessageEvent => m;
