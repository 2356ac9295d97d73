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
import type { SuggestArgs } from '../../../src/adapters/slack/handlers/on-ask-form.ts';
import type { CommandArgs, ShortcutArgs } from '../../../src/adapters/slack/handlers/on-command.ts';
import type { HomeOpenedArgs, HomePressArgs } from '../../../src/adapters/slack/handlers/on-home.ts';
import type { MentionArgs } from '../../../src/adapters/slack/handlers/on-message.ts';
import type { PressArgs } from '../../../src/adapters/slack/handlers/on-press.ts';
import type { SessionStoppedArgs } from '../../../src/adapters/slack/handlers/on-session-stopped.ts';
import type { UninstalledArgs } from '../../../src/adapters/slack/handlers/on-uninstalled.ts';
import type { SubmitArgs } from '../../../src/adapters/slack/rendering/forms.ts';
import type { SlackClient } from '../../../src/adapters/slack/slack-client.ts';
import type { SocketClient } from '../../../src/adapters/slack/transports/keep-connected.ts';
import type { Adapter } from '../../../src/service/platforms.ts';

type Press = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

it('lists of Slack’s SDK what it has', () => {
  expectTypeOf<webApi.WebClient>().toExtend<SlackClient>();
  expectTypeOf<SocketModeReceiver['client']>().toExtend<SocketClient>();
  expectTypeOf<SlackCommandMiddlewareArgs & AllMiddlewareArgs>().toExtend<CommandArgs>();
  expectTypeOf<SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs>().toExtend<ShortcutArgs>();
  expectTypeOf<Press>().toExtend<PressArgs>();
  expectTypeOf<Press>().toExtend<HomePressArgs>();
  expectTypeOf<SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs>().toExtend<SubmitArgs>();
  expectTypeOf<SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs>().toExtend<SuggestArgs>();
  expectTypeOf<SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs>().toExtend<MentionArgs>();
  expectTypeOf<SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs>().toExtend<MentionArgs>();
  expectTypeOf<SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs>().toExtend<HomeOpenedArgs>();
  expectTypeOf<
    SlackEventMiddlewareArgs<'agent_session_stopped'> & AllMiddlewareArgs
  >().toExtend<SessionStoppedArgs>();
  expectTypeOf<SlackEventMiddlewareArgs<'tokens_revoked'> & AllMiddlewareArgs>().toExtend<UninstalledArgs>();
});

it('is an adapter of the service', () => {
  expectTypeOf<SlackAdapter>().toExtend<Adapter>();
});
