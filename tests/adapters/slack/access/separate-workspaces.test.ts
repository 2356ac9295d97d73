import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { systemClock } from '../../../../src/system/system-clock.ts';
import { NAMED_MILL, NAMED_MOOR } from '../../../support/articles.ts';
import { botOf } from '../../../support/bot-of.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import { MILL } from '../../../support/mill-talk.ts';
import {
  ALICE,
  commandOf,
  DIRECT,
  directMessageOf,
  eventOf,
  pressOf,
  typingOf,
} from '../../../support/slack/payloads.ts';
import { type SlackTrial, slackTrial, testSlack } from '../../../support/slack/slack-trial.ts';
import { CLIENT_ID, CLIENT_SECRET, OTHER_TEAM, SIGNING_SECRET, TEAM } from '../../../support/slack/teams.ts';

describe('two workspaces with one bot', () => {
  it('have people of their own, whatever their ids', async () => {
    const trial = await inTwoWorkspaces();
    const { deal, deliver, slack, texts } = trial;
    await deal('events_api', directMessageOf('Where is the mill?'));
    await deal('events_api', directMessageOf('and who runs it?', {}, OTHER_TEAM));
    expect(texts().at(-1)).not.toContain('mill?');
    await deliver(
      'events_api',
      eventOf({ type: 'app_home_opened', user: ALICE, channel: 'D0DIRECT1', tab: 'home' }, OTHER_TEAM),
    );
    while (slack.record.callsOf('views.publish').length === 0) await slack.record.next();
    expect(JSON.stringify(slack.record.callsOf('views.publish'))).not.toContain('Where is the mill?');
    await deal('events_api', directMessageOf('forget me', {}, OTHER_TEAM));
    await deal('events_api', directMessageOf('and who runs it?'));
    expect(texts().at(-1)).toContain(english.readAs('and who runs it – mill?'));
  });

  it('have admins of their own', async () => {
    const { deal, slack, texts } = await inTwoWorkspaces([`${TEAM.id}:U0ADMIN01`, 'U0ADMIN02']);
    const settings = (user_id: string, team: typeof TEAM) =>
      deal('slash_commands', commandOf(slack.base, 'settings', { user_id }, team));
    await settings('U0ADMIN01', TEAM);
    expect(texts().at(-1)).toContain(english.settings.intro);
    for (const [user, team] of [
      ['U0ADMIN01', OTHER_TEAM],
      ['U0ADMIN02', TEAM],
    ] as const) {
      await settings(user, team);
      expect(texts().at(-1)).toBe(english.adminsOnly);
    }
  });

  it('have channels of their own, whatever their ids', async () => {
    const { deal, slack, texts } = await inTwoWorkspaces([`${TEAM.id}:U0ADMIN01`]);
    await deal('slash_commands', commandOf(slack.base, 'settings listens off', { user_id: 'U0ADMIN01' }));
    await deal('slash_commands', commandOf(slack.base, 'mill'));
    expect(texts().at(-1)).toBe(english.off);
    await deal('slash_commands', commandOf(slack.base, 'mill', {}, OTHER_TEAM));
    expect(texts().at(-1)).not.toBe(english.off);
  });
});

it('somebody of another workspace, in a channel that is shared with theirs, is bound by its settings', async () => {
  const { deal, slack, texts } = await slackTrial();
  await deal('slash_commands', commandOf(slack.base, 'mill'));
  await deal('slash_commands', commandOf(slack.base, 'settings listens off', { user_id: 'U0ADMIN01' }));
  const buttons = slack.record.messages[0]?.blocks.flatMap(({ elements = [] }) => elements) ?? [];
  const more = buttons.find(({ action_id }) => action_id?.startsWith('control:more'));
  await deal(
    'interactive',
    pressOf(slack.base, { ...more }, { team: { id: 'T0FOREIGN', domain: 'theirs' } }),
  );
  expect(texts().at(-1)).toBe(english.off);
});

/** A bot that both have installed. */
async function inTwoWorkspaces(admins: readonly string[] = []): Promise<SlackTrial> {
  const slack = await testSlack();
  const store = memoryStore(systemClock);
  for (const { id, token, botUser, botId } of [TEAM, OTHER_TEAM]) {
    const bot = { token, scopes: [], id: botId, userId: botUser };
    const user = { id: 'U0INSTALLER', token: undefined, scopes: undefined };
    const installation = { team: { id }, isEnterpriseInstall: false, bot, user };
    await store.installations.save({ platform: 'slack', id }, JSON.stringify(installation));
  }
  return slackTrial({
    slack,
    bot: botOf([MILL], { store }),
    installations: store.installations,
    config: {
      transport: { kind: 'http', signingSecret: SIGNING_SECRET },
      access: { kind: 'many', clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, stateSecret: 's'.repeat(32) },
      apiUrl: slack.apiUrl,
      admins,
    },
  });
}

describe('the articles of a channel', () => {
  const restricted = async () => {
    const trial = await slackTrial({ bot: botOf([NAMED_MILL, NAMED_MOOR]), suggested: null });
    const change = 'settings articles mill';
    await trial.deal('slash_commands', commandOf(trial.slack.base, change, { user_id: 'U0ADMIN01' }));
    return trial;
  };

  it('are all that is offered to somebody who types there', async () => {
    const { deliver } = await restricted();
    const { answer } = await deliver('interactive', typingOf(''));
    expect(JSON.stringify(answer)).not.toMatch(/\bmoor/i);
    expect(JSON.stringify(answer)).toMatch(/mill/i);
    const without = { view: undefined };
    expect((await deliver('interactive', typingOf('', without))).answer).toEqual({ options: [] });
  });

  it('are all that the home and direct messages tell of, whose reader may be there', async () => {
    const { deal, deliver, slack, texts } = await restricted();
    const home = { type: 'app_home_opened', user: ALICE, channel: DIRECT, tab: 'home' };
    await deliver('events_api', eventOf(home));
    while (slack.record.callsOf('views.publish').length === 0) await slack.record.next();
    expect(JSON.stringify(slack.record.callsOf('views.publish'))).not.toMatch(/\bmoor/i);
    for (const text of ['sources', 'How wide is the moor?']) {
      await deal('events_api', directMessageOf(text));
      expect(texts().at(-1)).not.toMatch(/the moor$|nobody lives there/im);
    }
  });

  it('are told of in direct messages where an admin says so, for the whole workspace', async () => {
    const { deal, texts } = await restricted();
    await deal(
      'events_api',
      directMessageOf('settings articles mill moor', { user: 'U0ADMIN01', channel: 'D0ADMIN' }),
    );
    await deal('events_api', directMessageOf('How wide is the moor?'));
    expect(texts().at(-1)).toContain('nobody lives there');
  });
});
