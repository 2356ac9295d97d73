/** A workspace of the pretended Slack, and the bot in it. */
export interface Team {
  readonly id: string;
  readonly token: string;
  readonly botUser: string;
  readonly botId: string;
  /** Of an organisation, its own id. */
  readonly enterprise: string | null;
  /** The organisation that a workspace belongs to. */
  readonly memberOf?: string;
}

export const TEAM: Team = {
  id: 'T0001',
  token: 'xoxb-team-one',
  botUser: 'U0BOT0001',
  botId: 'B0BOT0001',
  enterprise: null,
};

export const OTHER_TEAM: Team = {
  id: 'T0002',
  token: 'xoxb-team-two',
  botUser: 'U0BOT0002',
  botId: 'B0BOT0002',
  enterprise: null,
};

/** An organisation that the app is installed in as a whole. */
export const ORGANISATION: Team = {
  id: 'E0001',
  token: 'xoxb-organisation',
  botUser: 'U0BOT0003',
  botId: 'B0BOT0003',
  enterprise: 'E0001',
};

/** A workspace of that organisation. */
export const MEMBER_TEAM: Team = {
  id: 'T0003',
  token: 'xoxb-team-three',
  botUser: 'U0BOT0004',
  botId: 'B0BOT0004',
  enterprise: null,
  memberOf: ORGANISATION.id,
};

export const TEAMS = [TEAM, OTHER_TEAM, ORGANISATION, MEMBER_TEAM];

export const APP_TOKEN = 'xapp-1-A0001-1-abc';
export const SIGNING_SECRET = 'the signing secret of the app';
export const CLIENT_ID = '111.222';
export const CLIENT_SECRET = 'the client secret of the app';
