import { randomBytes } from 'node:crypto';
import { TEAM, type Team } from './teams.ts';

// What Slack sends when somebody does something; Alice, in #general or directly, unless the details say otherwise.

export const ALICE = 'U0ALICE01';
export const GENERAL = 'C0GENERAL';
export const DIRECT = 'D0DIRECT1';

type Details = Readonly<Record<string, unknown>>;

export function eventOf(event: Details, team: Team = TEAM, details: Details = {}): Details {
  const isOrganisation = team.enterprise !== null;
  return {
    team_id: isOrganisation ? 'T0009' : team.id,
    api_app_id: 'A0001',
    event,
    type: 'event_callback',
    event_id: `Ev${id()}`,
    event_time: 1_800_000_000,
    authorizations: [
      {
        enterprise_id: team.enterprise,
        team_id: isOrganisation ? null : team.id,
        user_id: team.botUser,
        is_bot: true,
        is_enterprise_install: isOrganisation,
      },
    ],
    ...details,
  };
}

export function mentionOf(text: string, details: Details = {}, team: Team = TEAM): Details {
  const ts = newTs();
  const said = `<@${team.botUser}> ${escaped(text)}`;
  return eventOf(
    { type: 'app_mention', text: said, user: ALICE, ts, channel: GENERAL, event_ts: ts, ...details },
    team,
  );
}

export function directMessageOf(text: string, details: Details = {}, team: Team = TEAM): Details {
  const ts = newTs();
  const message = { type: 'message', channel: DIRECT, channel_type: 'im', user: ALICE };
  return eventOf({ ...message, text: escaped(text), ts, event_ts: ts, ...details }, team);
}

export function commandOf(base: string, text: string, details: Details = {}, team: Team = TEAM): Details {
  return {
    team_id: team.enterprise === null ? team.id : 'T0009',
    ...(team.enterprise === null ? {} : { enterprise_id: team.enterprise }),
    channel_id: GENERAL,
    channel_name: 'general',
    user_id: ALICE,
    user_name: 'alice',
    command: '/kursk',
    text: escaped(text),
    api_app_id: 'A0001',
    is_enterprise_install: String(team.enterprise !== null),
    response_url: responseUrl(base),
    trigger_id: `trigger.${id()}`,
    ...details,
  };
}

export function pressOf(base: string, action: Details, details: Details = {}): Details {
  return {
    ...interaction('block_actions'),
    channel: { id: GENERAL, name: 'general' },
    container: { type: 'message', is_ephemeral: details.message === undefined },
    response_url: responseUrl(base),
    actions: [{ type: 'button', block_id: 'controls', action_ts: newTs(), ...action }],
    ...details,
  };
}

export function shortcutOf(base: string, text: string, details: Details = {}): Details {
  return {
    ...interaction('message_action'),
    callback_id: 'ask_about_message',
    channel: { id: GENERAL, name: 'general' },
    response_url: responseUrl(base),
    message: { type: 'message', user: 'U0BOB', ts: '1.1', text: escaped(text) },
    ...details,
  };
}

/** A form that was sent, with what was written into its fields. */
export function submissionOf(view: Details, values: Details, details: Details = {}): Details {
  return {
    ...interaction('view_submission'),
    view: { id: `V${id()}`, ...view, state: { values } },
    ...details,
  };
}

export function typingOf(value: string, details: Details = {}): Details {
  return {
    view: { private_metadata: JSON.stringify({ channel: GENERAL, url: null }) },
    ...interaction('block_suggestion'),
    action_id: 'suggestion',
    block_id: 'suggestion',
    value,
    ...details,
  };
}

function interaction(type: string): Details {
  return {
    type,
    user: { id: ALICE, username: 'alice', name: 'alice', team_id: TEAM.id },
    team: { id: TEAM.id, domain: 'one' },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: 'A0001',
    trigger_id: `trigger.${id()}`,
  };
}

/** As Slack passes on what somebody typed. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function responseUrl(base: string): string {
  return `${base}/commands/${id()}`;
}

function id(): string {
  return randomBytes(8).toString('hex').toUpperCase();
}

let said = 0;

/** A time of its own. */
function newTs(): string {
  said += 1;
  return `1700000000.${String(said).padStart(6, '0')}`;
}
