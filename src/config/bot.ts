import { z } from 'zod';
import type { BotSettings } from '../core/bot/settings.ts';
import { oneOf, wholeNumber } from './variable.ts';

const MINUTE = 60_000;
const SECOND = 1_000;

/** `everyone`, an id of Slack (U024BE7LH, C061EG9SL), perhaps with its workspace (T024BE7LH:C061EG9SL), or one of Discord. */
const KEEPER = /^(?:everyone|(?:[TE][A-Z0-9]{2,50}:)?[UWCG][A-Z0-9]{2,50}|\d{1,20})$/;

/** The variables of the bot itself, the same on every platform. */
export const botVariables = {
  COMMAND_NAME: z
    .string()
    .regex(/^[a-z0-9_-]{1,32}$/, 'must be 1 to 32 small letters, digits, "-" or "_"')
    .default('kursk'),
  ANSWERS: oneOf(['private', 'public'], 'private'),
  LISTENS: oneOf(['all', 'questions', 'mentions', 'off'], 'mentions'),
  HELP_CHANNELS: oneOf(['on', 'off'], 'off'),
  KEEPERS: z
    .string()
    .default('admins')
    .transform((text) => text.split(/[\s,]+/).filter((one) => one !== '' && one !== 'admins'))
    .refine(
      (ids) => ids.every((one) => KEEPER.test(one)),
      'must be "admins", "everyone", or ids of people, roles and channels with commas between',
    ),
  RETENTION_DAYS: wholeNumber(0, 3_650, 90),
  QUESTIONS_PER_PERSON: wholeNumber(1, 10_000, 20),
  QUESTIONS_PER_CHANNEL: wholeNumber(1, 10_000, 60),
  QUESTIONS_AT_ONCE: wholeNumber(1, 1_000, 64),
  QUESTIONS_WAITING: wholeNumber(0, 100_000, 200),
  TIME_LIMIT: wholeNumber(1, 600, 15),
};

export function botSettingsOf(
  set: z.infer<z.ZodObject<typeof botVariables>>,
): Omit<BotSettings, 'publicUrl'> {
  return {
    commandName: set.COMMAND_NAME,
    answers: set.ANSWERS,
    listens: set.LISTENS,
    helpChannels: set.HELP_CHANNELS === 'on' || set.LISTENS === 'questions',
    keepers: set.KEEPERS,
    retentionDays: set.RETENTION_DAYS,
    personLimit: { tokens: set.QUESTIONS_PER_PERSON, per: MINUTE },
    channelLimit: { tokens: set.QUESTIONS_PER_CHANNEL, per: MINUTE },
    atOnce: set.QUESTIONS_AT_ONCE,
    waiting: set.QUESTIONS_WAITING,
    timeLimit: set.TIME_LIMIT * SECOND,
  };
}
