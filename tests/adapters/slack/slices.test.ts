import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  MessageShortcut,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  SocketModeReceiver,
  ViewSubmitAction,
  webApi,
} from '@slack/bolt';
import { expectTypeOf, it } from 'vitest';
import type { SlackAdapter } from '../../../src/adapters/slack/connect-slack.ts';
import type { CommandArgs } from '../../../src/adapters/slack/handlers/on-command.ts';
import type { HomeOpenedArgs } from '../../../src/adapters/slack/handlers/on-home-opened.ts';
import type { HomePressArgs } from '../../../src/adapters/slack/handlers/on-home-press.ts';
import type { MentionArgs } from '../../../src/adapters/slack/handlers/on-mention.ts';
import type { PressArgs } from '../../../src/adapters/slack/handlers/on-press.ts';
import type { ShortcutArgs } from '../../../src/adapters/slack/handlers/on-shortcut.ts';
import type { SuggestArgs } from '../../../src/adapters/slack/handlers/on-suggest.ts';
import type { UninstalledArgs } from '../../../src/adapters/slack/handlers/on-uninstalled.ts';
import type { SlackClient } from '../../../src/adapters/slack/slack-client.ts';
import type { SocketClient } from '../../../src/adapters/slack/transports/keep-connected.ts';
import type { SubmitArgs } from '../../../src/adapters/slack/views/submit-args.ts';
import type { Adapter } from '../../../src/service/adapter.ts';

type Press = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

it('lists of Slack’s SDK what it has', () => {
  expectTypeOf<webApi.WebClient>().toExtend<SlackClient>();
  expectTypeOf<SocketModeReceiver['client']>().toExtend<SocketClient>();
  expectTypeOf<SlackCommandMiddlewareArgs & AllMiddlewareArgs>().toExtend<CommandArgs>();
  expectTypeOf<SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs>().toExtend<ShortcutArgs>();
  expectTypeOf<Press>().toExtend<PressArgs>();
  expectTypeOf<Press>().toExtend<HomePressArgs>();
  expectTypeOf<SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs>().toExtend<SubmitArgs>();
  expectTypeOf<SlackOptionsMiddlewareArgs<'block_suggestion'>>().toExtend<SuggestArgs>();
  expectTypeOf<SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs>().toExtend<MentionArgs>();
  expectTypeOf<SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs>().toExtend<MentionArgs>();
  expectTypeOf<SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs>().toExtend<HomeOpenedArgs>();
  expectTypeOf<SlackEventMiddlewareArgs<'tokens_revoked'> & AllMiddlewareArgs>().toExtend<UninstalledArgs>();
});

it('is an adapter of the service', () => {
  expectTypeOf<SlackAdapter>().toExtend<Adapter>();
});
