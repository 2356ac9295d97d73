import { z } from 'zod';

/** Of a workspace, an organisation, a person or a channel. */
const id = z.string().regex(/^[A-Z0-9]{1,50}$/);
/** A form that is opened carries it along, and has room for 3,000 characters. */
const url = z.url({ protocol: /^https?$/ }).max(2_000);
const named = z.looseObject({ id });

/** Who did it, as far as Bolt and the handlers look. */
const actor = {
  user: z.looseObject({
    id,
    team_id: id.nullish(),
    name: z.string().optional(),
    username: z.string().optional(),
  }),
  team: z.looseObject({ id, enterprise_id: id.nullish() }).nullish(),
  enterprise: named.nullish(),
  channel: named.optional(),
  response_url: url.optional(),
  response_urls: z.array(z.looseObject({ response_url: url })).optional(),
  actions: z.array(z.looseObject({ action_id: z.string(), value: z.string().optional() })).optional(),
};

const view = z.looseObject({ app_installed_team_id: id.nullish() });

const eventSchema = z.looseObject({
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  authorizations: z.array(z.looseObject({ team_id: id.nullish(), enterprise_id: id.nullish() })).nullish(),
  event: z
    .looseObject({
      type: z.string(),
      user: z.union([id, z.looseObject({})]).optional(),
      channel: z.union([id, z.looseObject({})]).optional(),
      item: z.looseObject({}).optional(),
      subteam: z.looseObject({}).optional(),
      tokens: z.looseObject({ bot: z.array(z.string()).nullish() }).nullish(),
    })
    .refine(({ type, user, channel }) => type !== 'app_home_opened' || (isText(user) && isText(channel))),
});

const commandSchema = z.looseObject({
  command: z.string(),
  text: z.string().optional(),
  team_id: id,
  enterprise_id: id.optional(),
  user_id: id,
  user_name: z.string().optional(),
  channel_id: id,
  trigger_id: z.string(),
  response_url: url,
});

/** By type. */
const interactionSchemas = new Map<unknown, z.ZodType>(
  Object.entries({
    block_actions: z.looseObject({
      ...actor,
      trigger_id: z.string(),
      actions: actor.actions.unwrap().min(1),
      view: z.looseObject({ private_metadata: z.string() }).optional(),
    }),
    message_action: z.looseObject({
      ...actor,
      trigger_id: z.string(),
      channel: named,
      response_url: url,
      message: z.looseObject({ text: z.string().nullish() }),
    }),
    block_suggestion: z.looseObject({ ...actor, action_id: z.string(), value: z.string() }),
    view_submission: z.looseObject({
      ...actor,
      view: view.extend({
        id: z.string(),
        private_metadata: z.string(),
        state: z.looseObject({
          values: z.record(
            z.string(),
            z.record(
              z.string(),
              z.looseObject({
                value: z.string().nullish(),
                selected_option: z.looseObject({ value: z.string() }).nullish(),
              }),
            ),
          ),
        }),
      }),
    }),
    view_closed: z.looseObject({ ...actor, view }),
  }),
);

/** What nobody here deals with. */
const otherSchema = z.looseObject({ ...actor, type: z.string() });

/** Whose it is, where Bolt looks: without a workspace or an organisation it finds no token to answer with. */
const ownerSchema = z
  .looseObject({
    authorizations: z.array(z.looseObject({ team_id: id.nullish(), enterprise_id: id.nullish() })).nullish(),
    team_id: z.unknown().optional(),
    enterprise_id: z.unknown().optional(),
    team: named.nullish(),
    enterprise: named.nullish(),
    user: z.unknown().optional(),
    // Bolt hands it on as it came, and it is kept with where a reply goes.
    is_enterprise_install: z.union([z.boolean(), z.enum(['true', 'false'])]).nullish(),
  })
  .refine(({ authorizations, ...sent }) => {
    const { team_id, enterprise_id } = authorizations?.[0] ?? sent;
    const ofPerson = z.looseObject({ team_id: id }).safeParse(sent.user).data?.team_id;
    return [team_id, enterprise_id, sent.team?.id, sent.enterprise?.id, ofPerson].some((one) => one != null);
  });

/**
 * Whether what Slack sent has all that Bolt and the handlers count on. Bolt itself doesn't look: it trips over what is missing.
 */
export function isWellFormed(sent: object): boolean {
  return schemaOf(sent).safeParse(sent).success && ownerSchema.safeParse(sent).success;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** By the same members as Bolt. */
function schemaOf(sent: {
  readonly event?: unknown;
  readonly command?: unknown;
  readonly type?: unknown;
}): z.ZodType {
  if (sent.event !== undefined) return eventSchema;
  if (sent.command !== undefined) return commandSchema;
  return interactionSchemas.get(sent.type) ?? otherSchema;
}
