import { z } from 'zod';
import { ANY_CONTROL, ANY_QUESTION } from './known-actions.ts';
import { SHORTCUT } from './manifest/slack-manifest.ts';
import { UnknownRequest } from './unknown-request.ts';
import { ASK_FORM, SUGGESTION_FIELD } from './views/ask-form.ts';
import { REASON_FORM } from './views/reason-form.ts';

/** What somebody did, as far as it tells who deals with it. */
const interactionSchema = z.object({
  type: z.string().nullish(),
  command: z.string().nullish(),
  callback_id: z.string().nullish(),
  action_id: z.string().nullish(),
  actions: z.array(z.object({ action_id: z.string().nullish() })).nullish(),
  view: z.object({ callback_id: z.string().nullish() }).nullish(),
});

/**
 * Bolt's middleware that refuses what nobody here deals with, so that whoever did it sees that it failed, at once: Bolt by itself
 * lets them wait for three seconds.
 */
export function refuseUnknown(commandName: string) {
  return async ({ body, next }: { readonly body: object; readonly next: () => Promise<void> }) => {
    const unknown = unknownIn(body, `/${commandName}`);
    if (unknown !== null) throw new UnknownRequest(unknown);
    await next();
  };
}

type Interaction = z.infer<typeof interactionSchema>;

/** By type: whether somebody deals with it. A command has no type. */
const KNOWN = new Map<string, (interaction: Interaction, command: string) => boolean>([
  ['command', ({ command }, name) => command === name],
  ['block_actions', ({ actions }) => isKnownAction(actions?.[0]?.action_id ?? '')],
  ['message_action', ({ callback_id }) => callback_id === SHORTCUT],
  ['block_suggestion', ({ action_id }) => action_id === SUGGESTION_FIELD],
  ['view_submission', ({ view }) => view?.callback_id === ASK_FORM || view?.callback_id === REASON_FORM],
  ['event_callback', () => true],
]);

/** `null`: somebody deals with it. */
function unknownIn(sent: object, name: string): string | null {
  const { data: interaction = {} } = interactionSchema.safeParse(sent);
  const { command, type } = interaction;
  const isKnown = KNOWN.get(command ? 'command' : (type ?? ''))?.(interaction, name) ?? false;
  if (isKnown) return null;
  return command ? `the command ${nameIn(command)}` : `that ${nameIn(type || 'request')}`;
}

/** What is no name may be what somebody wrote, which the log isn't told. */
function nameIn(text: string): string {
  return /^\/?[\w-]{1,40}$/.test(text) ? text : '(no name)';
}

function isKnownAction(id: string): boolean {
  return ANY_CONTROL.test(id) || ANY_QUESTION.test(id);
}
