import type { ControlKind } from '../../../src/core/ports/control-kinds.ts';
import { controlIn } from '../../support/slack/control-in.ts';
import type { LoopbackSlack } from '../../support/slack/loopback-slack.ts';
import {
  commandOf,
  GENERAL,
  mentionOf,
  pressOf,
  shortcutOf,
  submissionOf,
} from '../../support/slack/payloads.ts';
import { type RunningSlack, runSlack } from '../../support/slack/run-slack.ts';
import { testSlack } from '../../support/slack/slack-trial.ts';
import { describeKeeping } from '../keeping-contract.ts';
import { type Colleague, type KeepingDriver, type OpenedForm, WRITTEN } from '../keeping-driver.ts';

const PEOPLE: Readonly<
  Record<Colleague, { readonly id: string; readonly username: string; readonly name: string }>
> = {
  asker: { id: 'U0ALICE01', username: 'alice', name: 'alice' },
  other: { id: 'U0CLEO001', username: 'cleo', name: 'cleo' },
  author: { id: 'U0BOB0001', username: 'bob', name: 'bob' },
  keeper: { id: 'U0GRACE01', username: 'grace', name: 'grace' },
};

const CHANNEL = { id: GENERAL, name: 'general' };
const MESSAGE = {
  type: 'message',
  user: PEOPLE.author.id,
  ts: '1772323200.000100',
  text: `${WRITTEN.greeting}\n\n${WRITTEN.answer}`,
};

function slackKeeping(): KeepingDriver {
  let opened: Promise<LoopbackSlack> | null = null;
  const running: RunningSlack[] = [];

  return {
    name: 'Slack',
    linkStart: 'https://one.slack.com/archives/',
    async start(bot) {
      opened ??= testSlack();
      const slack = await opened;
      const here = await runSlack(slack, bot, 'http');
      running.push(here);
      const { record, base } = slack;

      async function press(kind: ControlKind, by: Colleague): Promise<void> {
        const message = record.messages
          .toReversed()
          .find(({ blocks }) => controlIn(blocks, kind) !== undefined);
        const isDirect = message?.channel === PEOPLE[by].id;
        const channel = isDirect ? { id: 'D0DIRECT9', name: 'directmessage' } : CHANNEL;
        await here.deal(
          'interactive',
          pressOf(base, { ...controlIn(message?.blocks, kind) }, { user: PEOPLE[by], channel }),
        );
      }

      async function openForm({ by = 'keeper', isBots = false }: { by?: Colleague; isBots?: boolean } = {}) {
        const views = record.callsOf('views.open').length;
        const seen = record.messages.length;
        const message = isBots ? { ...MESSAGE, bot_id: 'B1' } : MESSAGE;
        const menu = { callback_id: 'keep_as_answer', message, channel: CHANNEL, user: PEOPLE[by] };
        await here.deliver('interactive', shortcutOf(base, '', menu));
        while (record.callsOf('views.open').length === views && record.messages.length === seen)
          await record.next();
        const view = record.callsOf('views.open').at(views)?.body.view;
        return view === undefined ? null : formOf({ ...Object(view) }, by);
      }

      function formOf(view: Readonly<Record<string, unknown>>, by: Colleague): OpenedForm {
        return {
          text: JSON.stringify(view),
          async submit({ questions, audience, until }, times = 1) {
            const values = {
              pieces: { pieces: { selected_options: [{ value: '1' }] } },
              questions: { questions: { value: questions } },
              author: { author: { value: 'Bob' } },
              audience: { audience: { selected_option: { value: audience } } },
              until: { until: { selected_date: until } },
            };
            const submission = submissionOf({ id: `V${Date.now()}`, ...view }, values, { user: PEOPLE[by] });
            const deliveries = Array.from({ length: times }, (_, time) => running[time % running.length]);
            await Promise.all(deliveries.map((to) => to?.deal('interactive', submission)));
          },
        };
      }

      return {
        ask(question, how, by = 'asker') {
          const { id: user_id, name: user_name } = PEOPLE[by];
          if (how === 'mention') return here.deal('events_api', mentionOf(question, { user: user_id }));
          return here.deal('slash_commands', commandOf(base, question, { user_id, user_name }));
        },
        openForm,
        withdraw: () => press('withdraw', 'author'),
        share: () => press('share', 'asker'),
        decline: () => press('quiet', 'asker'),
        keepTelling: (signal) => bot.keepTelling([here.adapter.redelivery], signal),
        seen: () =>
          record.messages.map(({ text, channel, audience }) => ({
            text,
            // What is sent to a person is theirs alone.
            audience: channel?.startsWith('U') ? 'asker' : audience,
          })),
        stop: here.stop,
      };
    },
  };
}

describeKeeping(slackKeeping);
