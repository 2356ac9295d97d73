import { z } from 'zod';

/*
 * The shape that Bolt and the handlers rely on. Bolt reads payloads without a check and throws where something is missing, so the
 * receiver refuses a malformed payload before Bolt sees it.
 */

/** Whether a payload has all that Bolt and the handlers rely on. */
export function isWellFormed(payload: object): boolean {
  return schemaOf(payload).safeParse(payload).success && ownerSchema.safeParse(payload).success;
}

const authorizedSchema = z.looseObject({
  authorizations: z
    .array(z.looseObject({ team_id: z.unknown().optional(), enterprise_id: z.unknown().optional() }))
    .min(1),
});

/**
 * The payload, without authorizations that name nobody: Bolt looks for the workspace there first, and where there are any, doesn't see
 * the one that stands beside them.
 */
export function withKnownOwner<Payload extends object>(payload: Payload): Payload {
  const [first] = authorizedSchema.safeParse(payload).data?.authorizations ?? [];
  const isNamed = first === undefined || first.team_id != null || first.enterprise_id != null;
  return isNamed ? payload : { ...payload, authorizations: undefined };
}

/** Tells the kinds of payload apart by the same fields as Bolt. */
function schemaOf(payload: {
  readonly event?: unknown;
  readonly command?: unknown;
  readonly type?: unknown;
}): z.ZodType {
  if (payload.event !== undefined) return eventSchema;
  if (payload.command !== undefined) return commandSchema;
  return interactionSchemas.get(payload.type) ?? otherSchema;
}

/** The id of a workspace, an organisation, a person or a channel. */
const id = z.string().regex(/^[A-Z0-9]{1,50}$/);
/** Forms carry the URL in their metadata, which holds at most 3,000 characters. */
const url = z.url({ protocol: /^https?$/ }).max(2_000);
const named = z.looseObject({ id });

/** The fields that all interactions share. */
const interaction = {
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

const authorizations = z
  .array(z.looseObject({ team_id: id.nullish(), enterprise_id: id.nullish() }))
  .nullish();

const eventSchema = z.looseObject({
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  authorizations,
  event: z
    .looseObject({
      type: z.string(),
      user: z.union([id, z.looseObject({})]).optional(),
      channel: z.union([id, z.looseObject({})]).optional(),
      item: z.looseObject({}).optional(),
      subteam: z.looseObject({}).optional(),
      tokens: z.looseObject({ bot: z.array(z.string()).nullish() }).nullish(),
    })
    .refine(({ type, user, channel }) => type !== 'app_home_opened' || (isText(user) && isText(channel)))
    .refine(({ type, channel }) => type !== 'agent_session_stopped' || isText(channel)),
});

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

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

/** By the `type` of the interaction. */
const interactionSchemas = new Map<unknown, z.ZodType>(
  Object.entries({
    block_actions: z.looseObject({
      ...interaction,
      trigger_id: z.string(),
      actions: interaction.actions.unwrap().min(1),
      view: z.looseObject({ private_metadata: z.string() }).optional(),
    }),
    message_action: z.looseObject({
      ...interaction,
      trigger_id: z.string(),
      channel: named,
      response_url: url,
      message: z.looseObject({}),
    }),
    block_suggestion: z.looseObject({
      ...interaction,
      action_id: z.string(),
      value: z.string(),
      view: z.looseObject({ private_metadata: z.string() }).optional(),
    }),
    view_submission: z.looseObject({
      ...interaction,
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
    view_closed: z.looseObject({ ...interaction, view }),
  }),
);

/** For requests without a handler. */
const otherSchema = z.looseObject({ ...interaction, type: z.string() });

/** The workspace or organisation, in the fields where Bolt looks for it: without one it finds no token. */
const ownerSchema = z
  .looseObject({
    authorizations,
    team_id: z.unknown().optional(),
    enterprise_id: z.unknown().optional(),
    team: named.nullish(),
    enterprise: named.nullish(),
    user: z.unknown().optional(),
    // Bolt passes it on unchanged, and it is stored in the address of the reply.
    is_enterprise_install: z.union([z.boolean(), z.enum(['true', 'false'])]).nullish(),
  })
  .refine(({ authorizations, ...sent }) => {
    const { team_id, enterprise_id } = authorizations?.[0] ?? {};
    const personsTeam = z.looseObject({ team_id: id }).safeParse(sent.user).data?.team_id;
    return [
      team_id,
      enterprise_id,
      sent.team_id,
      sent.enterprise_id,
      sent.team?.id,
      sent.enterprise?.id,
      personsTeam,
    ].some((one) => one != null);
  });
