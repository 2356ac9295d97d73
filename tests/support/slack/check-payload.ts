import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';

/** About so many characters of blocks fail with `msg_blocks_too_long`. */
const BLOCKS_JSON = 13_000;
const TEXT = 40_000;
const PROMPTS = 4;

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addSchema(JSON.parse(readFileSync('tests/spec/slack-blockkit.schema.json', 'utf8')));
const isMessageBlocks = definition('MessageBlocks');
const isModal = definition('Modal');
const isHome = definition('Home');

const elementSchema = z.looseObject({ type: z.string(), action_id: z.string().optional() });
const blockSchema = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  elements: z.array(elementSchema).optional(),
});
const messageSchema = z.looseObject({ text: z.string().optional(), blocks: z.array(blockSchema).optional() });
const viewSchema = z.looseObject({ type: z.enum(['home', 'modal']), blocks: z.array(blockSchema) });

/** A session of a thread; https://docs.slack.dev/reference/methods/agents.sessions.setStatus */
const sessionSchema = z.object({
  channel_id: z.string().min(1),
  thread_ts: z.string().regex(/^\d+\.\d+$/),
  status: z.enum(['active', 'processing', 'suspended', 'closed']),
  title: z.string().min(1).max(200).optional(),
});

const promptsSchema = z.looseObject({
  prompts: z
    .array(z.object({ title: z.string().min(1), message: z.string().min(1) }))
    .min(1)
    .max(PROMPTS),
});

/** By the method. */
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  'agents.sessions.setStatus': sessionSchema,
  'assistant.threads.setSuggestedPrompts': promptsSchema,
  'chat.delete': z.looseObject({ ts: z.string() }),
};

/** What Slack would refuse of what is sent to a method of its API, or to a `response_url`; empty when it takes it. */
export function checkPayload(method: string, payload: Record<string, unknown>): string[] {
  const schema = SCHEMAS[method];
  if (schema !== undefined) return schema.safeParse(payload).success ? [] : [`bad arguments of ${method}`];
  if (method === 'blocks.validate' && payload.blocks !== undefined)
    return complaintsOf(isMessageBlocks, payload.blocks);
  if (method.startsWith('views.') || method === 'blocks.validate') return checkView(payload.view);
  return method.startsWith('chat.') || method === 'response_url' ? checkMessage(payload) : [];
}

function checkMessage(payload: unknown): string[] {
  const { text = '', blocks } = messageSchema.parse(payload);
  return [
    ...(text === '' ? ['no text for screen readers and notifications'] : []),
    ...(text.length > TEXT ? ['text too long'] : []),
    ...(blocks === undefined ? [] : [...complaintsOf(isMessageBlocks, blocks), ...checkBlocks(blocks)]),
    ...(JSON.stringify(blocks ?? []).length > BLOCKS_JSON ? ['msg_blocks_too_long'] : []),
  ];
}

function checkView(view: unknown): string[] {
  const parsed = viewSchema.parse(view);
  return [...complaintsOf(parsed.type === 'home' ? isHome : isModal, parsed), ...checkBlocks(parsed.blocks)];
}

/** What is documented and the schema can't say. */
function checkBlocks(blocks: readonly z.infer<typeof blockSchema>[]): string[] {
  const ids = blocks.flatMap(({ block_id }) => block_id ?? []);
  const actions = blocks.flatMap(({ elements = [] }) => [
    elements.flatMap(({ action_id }) => action_id ?? []),
  ]);
  return [
    ...(new Set(ids).size < ids.length ? ['two blocks with the same block_id'] : []),
    ...(actions.some((some) => new Set(some).size < some.length)
      ? ['two actions with the same action_id']
      : []),
    ...(blocks.some(({ type, elements }) => type !== 'input' && elements?.length === 0)
      ? ['an empty block']
      : []),
    ...(JSON.stringify(blocks).includes('"text":""') ? ['an empty text'] : []),
  ];
}

function definition(name: string): ValidateFunction {
  return ajv.compile({ $ref: `slack-block-kit#/definitions/${name}` });
}

function complaintsOf(isValid: ValidateFunction, value: unknown): string[] {
  if (isValid(value)) return [];
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Elements of rich text that reach somebody, or become something else than what is written. */
const OBEYED = ['broadcast', 'channel', 'user', 'usergroup', 'team', 'emoji', 'date'];

/** What in a payload Slack would obey: a mention, a link that isn't a citation, markup. */
export function findHazards(payload: Record<string, unknown>): string[] {
  const { text = '', blocks = [], view } = payload;
  return [
    ...(/[<>]|&(?!(?:amp|lt|gt);)/.test(String(text)) ? [`markup in the text: ${text}`] : []),
    ...(payload.mrkdwn === true || payload.unfurl_links === true || payload.link_names === true
      ? ['parsed or unfurled']
      : []),
    ...inElements(blocks),
    ...inElements(view),
  ];
}

function inElements(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(inElements);
  if (typeof value !== 'object' || value === null) return [];
  const type = 'type' in value ? String(value.type) : '';
  const isHazard = type === 'mrkdwn' || type === 'markdown' || OBEYED.includes(type);
  const isForeign = type === 'link' && 'url' in value && String(value.url).includes('evil.example');
  return [
    ...(isHazard || isForeign ? [JSON.stringify(value)] : []),
    ...Object.values(value).flatMap(inElements),
  ];
}
