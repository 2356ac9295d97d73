import { english } from '../../../src/core/bot/wording/english.ts';
import type { ControlKind } from '../../../src/core/ports/control-kinds.ts';
import { openCheckedDiscord } from '../../support/discord/checked-discord.ts';
import { APPLICATION, DIRECT, GUILD } from '../../support/discord/ids.ts';
import { commandOf, menuOf, messageOf, type Payload, pressOf } from '../../support/discord/interactions.ts';
import type { LoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import { BOT_USER, MEMBER, USER } from '../../support/discord/objects.ts';
import { type RunningDiscord, runDiscord } from '../../support/discord/run-discord.ts';
import { buttonsIn, shownMessages, shownText } from '../../support/discord/shown-messages.ts';
import { describeKeeping } from '../keeping-contract.ts';
import { type Colleague, type KeepingDriver, type OpenedForm, WRITTEN } from '../keeping-driver.ts';

const userOf = (last: string, name: string) => ({
  ...USER,
  id: `1000000000000000${last}`,
  username: name.toLowerCase(),
  global_name: name,
});

const PEOPLE: Readonly<Record<Colleague, typeof USER>> = {
  asker: USER,
  other: userOf('101', 'Cleo'),
  author: userOf('102', 'Bob'),
  keeper: userOf('103', 'Grace'),
};

const memberOf = (who: Colleague) => ({ ...MEMBER, permissions: '0', user: PEOPLE[who] });

/** The id of what the author wrote. */
const MESSAGE = '1200000000000000000';

const TEXT = `${WRITTEN.greeting}\n\n${WRITTEN.answer}`;

function discordKeeping(): KeepingDriver {
  let opened: Promise<LoopbackDiscord> | null = null;
  const running: RunningDiscord[] = [];
  /** Responses to interactions that weren't deferred. */
  const answeredAtOnce: string[] = [];

  return {
    name: 'Discord',
    linkStart: `https://discord.com/channels/${GUILD}/`,
    async start(bot) {
      opened ??= openCheckedDiscord();
      const { rest } = await opened;
      const here = await runDiscord(await opened, bot, 'HTTP');
      running.push(here);
      const shown = () => shownMessages(rest, () => true);

      function controlOf(kind: ControlKind) {
        const label = english.controls[kind](null);
        for (const { body } of shown().toReversed()) {
          const button = buttonsIn(body.components).find((one) => one.label === label);
          if (button?.custom_id !== undefined) return { sealed: button.custom_id, body };
        }
        throw new Error(`no ${kind} is shown`);
      }

      async function openForm({ by = 'keeper', isBots = false }: { by?: Colleague; isBots?: boolean } = {}) {
        const author = isBots ? { ...PEOPLE.author, bot: true } : PEOPLE.author;
        const chosen = menuOf(TEXT, { id: MESSAGE, author, timestamp: '2026-03-01T12:00:00.000Z' });
        const menu = {
          ...chosen,
          data: { ...Object(chosen.data), name: 'Keep as an answer' },
          member: memberOf(by),
        };
        const { type, data } = await here.respond(menu);
        if (type === 9) return formOf(Object(data), menu);
        answeredAtOnce.push(shownText(Object(data)));
        return null;
      }

      function formOf(form: Readonly<Record<string, unknown>>, menu: Payload): OpenedForm {
        const field = (custom_id: string, of: object) => ({
          ...{ type: 18, id: 1 },
          component: { type: 4, id: 2, custom_id, ...of },
        });
        return {
          text: JSON.stringify(form).replaceAll('\\\\', ''),
          async submit({ questions, audience, until }, times = 1) {
            const components = [
              { type: 10, id: 9 },
              field('pieces', { type: 3, values: ['1'] }),
              field('questions', { value: questions }),
              field('audience', { type: 3, values: [audience] }),
              field('until', { value: until ?? '' }),
            ];
            const id = String(BigInt(menu.id) + 1n);
            const data = { custom_id: form.custom_id, components };
            const submission = { ...menu, id, token: `token-${id}`, type: 5, data };
            const deliveries = Array.from({ length: times }, (_, time) => running[time % running.length]);
            await Promise.all(deliveries.map((to) => to?.deal(submission)));
          },
        };
      }

      async function withdraw(): Promise<void> {
        const { sealed, body } = controlOf('withdraw');
        const direct = { id: DIRECT, type: 1 };
        await here.deal(
          pressOf(sealed, body, {
            ...{ guild_id: undefined, member: undefined, user: PEOPLE.author, context: 1 },
            ...{ channel_id: direct.id, channel: direct, authorizing_integration_owners: { 0: '0' } },
          }),
        );
      }

      async function press(kind: ControlKind): Promise<void> {
        const { sealed, body } = controlOf(kind);
        await here.deal(pressOf(sealed, body, { member: memberOf('asker') }));
      }

      return {
        async ask(question, how, by = 'asker') {
          if (how === 'command')
            return void (await here.deal(commandOf('ask', { question }, { member: memberOf(by) })));
          const content = `<@${APPLICATION}> ${question}`;
          await here.write(messageOf({ guild_id: GUILD, content, mentions: [BOT_USER], author: PEOPLE[by] }));
        },
        openForm,
        withdraw,
        share: () => press('share'),
        decline: () => press('quiet'),
        keepTelling: (signal) => bot.keepTelling([here.redelivery], signal),
        seen: () => [
          ...shown().map(({ body, audience, channel }) => ({
            text: shownText(body),
            audience: channel === DIRECT ? ('asker' as const) : audience,
          })),
          ...answeredAtOnce.map((text) => ({ text, audience: 'asker' as const })),
        ],
        stop: here.stop,
      };
    },
  };
}

describeKeeping(discordKeeping);
