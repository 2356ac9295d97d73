import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { type Installations, StoreUnavailable } from '../../../../src/core/ports/store.ts';
import { openTestStore } from '../../../support/open-test-store.ts';
import { commandOf, eventOf, mentionOf } from '../../../support/slack/payloads.ts';
import { type SlackTrial, slackTrial, testSlack } from '../../../support/slack/slack-trial.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  MEMBER_TEAM,
  ORGANISATION,
  OTHER_TEAM,
  SIGNING_SECRET,
  TEAM,
  type Team,
} from '../../../support/slack/teams.ts';

const QUESTION = 'Who runs the mill?';

describe('an app for many workspaces', () => {
  it('is installed by each, and answers each with its own token; none can be read in the database', async () => {
    const { trial, folder } = await installable();
    for (const team of [TEAM, OTHER_TEAM]) expect((await install(trial, team)).status).toBe(200);
    for (const team of [TEAM, OTHER_TEAM]) await trial.deal('events_api', mentionOf(QUESTION, {}, team));
    expect(trial.slack.record.messages.map(({ token }) => token)).toEqual([TEAM.token, OTHER_TEAM.token]);
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
    for (const { token } of [TEAM, OTHER_TEAM])
      expect(files.some((content) => content.includes(token))).toBe(false);
  });

  it('is installed by an organisation, for all of its workspaces', async () => {
    const { trial } = await installable();
    await install(trial, ORGANISATION);
    await trial.deal('events_api', mentionOf(QUESTION, {}, ORGANISATION));
    await trial.deal('slash_commands', commandOf(trial.slack.base, 'help', {}, ORGANISATION));
    expect(trial.slack.record.messages).toMatchObject([{ token: ORGANISATION.token }, {}]);
  });

  it.each([
    ['it is removed', { type: 'app_uninstalled' }],
    ['its token is revoked', { type: 'tokens_revoked', tokens: { bot: [TEAM.botUser] } }],
  ])('forgets a workspace when %s, and no other', async (_, event) => {
    const { trial, book } = await installable();
    await install(trial, TEAM);
    await install(trial, OTHER_TEAM);
    await trial.deal('events_api', eventOf(event));
    expect(await book.find({ platform: 'slack', id: TEAM.id })).toBeNull();
    expect(await book.find({ platform: 'slack', id: OTHER_TEAM.id })).not.toBeNull();
    await trial.deal('events_api', mentionOf(QUESTION));
    expect(trial.texts()).toEqual([]);
    expect(trial.toldOf('slack-not-authorized')).toHaveLength(1);
  });

  it('stays where only a person’s token is revoked', async () => {
    const { trial, book } = await installable();
    await install(trial, TEAM);
    await trial.deal('events_api', eventOf({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } }));
    expect(await book.find({ platform: 'slack', id: TEAM.id })).not.toBeNull();
  });

  it('lets whoever installed it change settings, and nobody else', async () => {
    const { trial } = await installable();
    await install(trial, TEAM);
    for (const user_id of ['U0INSTALLER', 'U0OTHER'])
      await trial.deal('slash_commands', commandOf(trial.slack.base, 'settings', { user_id }));
    expect(trial.texts()).toEqual([expect.stringContaining(english.settings.intro), english.adminsOnly]);
  });

  it('gives nobody its settings by being installed again', async () => {
    const { trial } = await installable();
    await install(trial, TEAM);
    trial.slack.chooseInstaller('U0STRANGER');
    expect((await install(trial, TEAM)).status).toBe(200);
    for (const user_id of ['U0STRANGER', 'U0INSTALLER'])
      await trial.deal('slash_commands', commandOf(trial.slack.base, 'settings', { user_id }));
    expect(trial.texts()).toEqual([english.adminsOnly, expect.stringContaining(english.settings.intro)]);
  });

  it('is its new installer’s once it was uninstalled', async () => {
    const { trial } = await installable();
    await install(trial, TEAM);
    await trial.deal('events_api', eventOf({ type: 'app_uninstalled' }));
    trial.slack.chooseInstaller('U0SUCCESSOR');
    await install(trial, TEAM);
    for (const user_id of ['U0SUCCESSOR', 'U0INSTALLER'])
      await trial.deal('slash_commands', commandOf(trial.slack.base, 'settings', { user_id }));
    expect(trial.texts()).toEqual([expect.stringContaining(english.settings.intro), english.adminsOnly]);
  });

  it('gives nobody the settings of a workspace whose organisation has it, by being installed there', async () => {
    const { trial } = await installable();
    await install(trial, ORGANISATION);
    trial.slack.chooseInstaller('U0STRANGER');
    await install(trial, MEMBER_TEAM);
    for (const user_id of ['U0STRANGER', 'U0INSTALLER'])
      await trial.deal('slash_commands', commandOf(trial.slack.base, 'settings', { user_id }, MEMBER_TEAM));
    expect(trial.texts()).toEqual([english.adminsOnly, expect.stringContaining(english.settings.intro)]);
  });

  it('says so to whoever waits, where it can’t look into its installations', async () => {
    const broken: Installations = {
      find: () => Promise.reject(new StoreUnavailable('The database is down.')),
      save: async () => {},
      remove: async () => {},
    };
    const { trial } = await installable(broken);
    await trial.deliver('slash_commands', commandOf(trial.slack.base, QUESTION));
    expect(trial.texts()).toEqual([english.slack.notInstalled]);
  });
});

describe('an installation is refused', () => {
  it.each([
    ['with a code that was used before', (back: URL) => back, 'first'],
    ['with another state', (back: URL) => changed(back, 'state', 'made-up'), 'once'],
    ['without a code', (back: URL) => changed(back, 'code', ''), 'once'],
  ])('%s: nothing is kept, and one line says so', async (_, change, when) => {
    const { trial, book } = await installable();
    const { back, cookie } = await begin(trial, TEAM);
    if (when === 'first') {
      await fetch(back, { headers: { cookie } });
      await book.remove({ platform: 'slack', id: TEAM.id });
    }
    const response = await fetch(change(back), { headers: { cookie } });
    expect(response.status).toBe(400);
    expect(await book.find({ platform: 'slack', id: TEAM.id })).toBeNull();
    expect(trial.toldOf('slack-install-refused')).toHaveLength(1);
  });

  it('in a browser that didn’t begin it', async () => {
    const { trial } = await installable();
    const { back } = await begin(trial, TEAM);
    expect((await fetch(back)).status).toBe(400);
    expect(trial.toldOf('slack-install-refused')).toMatchObject([{ code: 'slack_oauth_invalid_state' }]);
  });
});

/** A bot that any workspace may install, with a store in a folder. */
async function installable(
  given?: Installations,
): Promise<{ trial: SlackTrial; book: Installations; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'kursk-slack-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const key = createSecretKey(randomBytes(32));
  const store = await openTestStore({ kind: 'sqlite', file: join(folder, 'kursk.db') }, [key]);
  const book = given ?? store.installations;
  const slack = await testSlack();
  const trial = await slackTrial({
    slack,
    installations: book,
    config: {
      transport: { kind: 'http', signingSecret: SIGNING_SECRET },
      access: { kind: 'many', clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, stateSecret: 's'.repeat(32) },
      apiUrl: slack.apiUrl,
      admins: [],
    },
  });
  return { trial, book, folder };
}

/** Goes to Slack and agrees. @returns where Slack sends the browser, with the cookie it has */
async function begin(trial: SlackTrial, team: Team): Promise<{ back: URL; cookie: string }> {
  trial.slack.chooseTeam(team.id);
  const start = await fetch(`${trial.base}/slack/install`, { redirect: 'manual' });
  const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? '';
  const agreed = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' });
  const { search } = new URL(agreed.headers.get('location') ?? '');
  return { back: new URL(`/slack/oauth_redirect${search}`, trial.base), cookie };
}

async function install(trial: SlackTrial, team: Team): Promise<Response> {
  const { back, cookie } = await begin(trial, team);
  return fetch(back, { headers: { cookie } });
}

function changed(url: URL, name: string, value: string): URL {
  const other = new URL(url);
  other.searchParams.set(name, value);
  return other;
}
