import { readCommand } from '../../../core/requests/read-command.ts';
import { acknowledge } from '../acknowledge.ts';
import { askerOf } from '../asker-of.ts';
import { handOver } from '../hand-over.ts';
import { placeOf } from '../place-of.ts';
import { readMessageText } from '../read-message-text.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackKit } from '../slack-kit.ts';
import { askForm } from '../views/ask-form.ts';
import { opens } from '../views/opens.ts';
import type { EventContext } from '../workspace-of.ts';

export interface CommandArgs {
  readonly ack: () => Promise<void>;
  readonly command: {
    /** Absent where nothing was typed. */
    readonly text?: string;
    readonly user_id: string;
    readonly user_name: string;
    readonly channel_id: string;
    readonly trigger_id: string;
    readonly response_url: string;
  };
  readonly client: Pick<SlackClient, 'chat' | 'views'>;
  readonly context: EventContext;
}

/** `/kursk …`: a question, or one of the bot's own commands; alone, a form to ask with. */
export function onCommand(kit: SlackKit) {
  const { isAdmin, tell, words } = kit;

  return async ({ ack, command, client, context }: CommandArgs): Promise<void> => {
    const { user_id: user, channel_id: channel, trigger_id, response_url: url } = command;
    const text = readMessageText(command.text ?? '', null);
    if (text === '') {
      await acknowledge(ack, tell);
      // Where the form can't be opened, help is shown.
      if (await opens(client, trigger_id, askForm(words, { channel, url }), tell)) return;
    }
    const request = {
      event: `command:${trigger_id}`,
      asker: await askerOf({ id: user, name: command.user_name }, context, isAdmin),
      place: placeOf(context, channel, null),
      action: readCommand(text, 'command'),
    };
    // A command can't be given in a thread.
    await handOver(kit, request, { user, way: { kind: 'url', url, thread: null }, client, context, ack });
  };
}
