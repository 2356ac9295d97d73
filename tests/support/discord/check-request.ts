import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Discord's official description of its API; without it, only its documented limits are checked. */
const DESCRIPTION = '../shared/spec/discord-openapi.json';

type Check = (method: string, path: string, body: unknown) => string[];
type Json = Record<string, unknown>;

export const checkByDescription: Check = existsSync(DESCRIPTION)
  ? createCheck(JSON.parse(readFileSync(DESCRIPTION, 'utf8')))
  : () => [];

function createCheck({ paths, components }: { paths: Record<string, Json>; components: Json }): Check {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  for (const format of ['int32', 'int64', 'double', 'snowflake', 'nonce']) ajv.addFormat(format, true);
  ajv.addSchema({ $id: 'discord', components: Object(lenient(components)) });
  // `@original` goes before any id.
  const routes = Object.keys(paths)
    .map((path) => ({ path, pattern: patternOf(path), variables: path.split('{').length }))
    .sort((a, b) => a.variables - b.variables);

  return (method, path, body) => {
    const route = routes.find(
      (one) => one.pattern.test(path) && method.toLowerCase() in Object(paths[one.path]),
    );
    if (route === undefined) return ['no such route in the API description'];
    const operation = Object(Object(paths[route.path])[method.toLowerCase()]);
    const schema = operation.requestBody?.content?.['application/json']?.schema;
    if (schema === undefined) return [];
    const text = JSON.stringify(lenient(schema)).replaceAll('"#/components', '"discord#/components');
    const isValid = ajv.compile(JSON.parse(text));
    if (isValid(body)) return [];
    return (isValid.errors ?? [])
      .slice(0, 3)
      .map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

function patternOf(path: string): RegExp {
  const pieces = path.split('/').map((piece) => {
    if (!piece.startsWith('{')) return piece.replaceAll(/[.@]/g, String.raw`\$&`);
    return piece.endsWith('_id}') ? String.raw`\d+` : '[^/]+';
  });
  return new RegExp(`^${pieces.join('/')}$`);
}

/** Numbers may be written as text, as the description's own README says; one that is then fits two of several forms. */
function lenient(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(lenient);
  if (typeof schema !== 'object' || schema === null) return schema;
  const relaxed = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key === 'oneOf' ? 'anyOf' : key, lenient(value)]),
  );
  const { type, enum: values, ...rest } = relaxed;
  if (![type].flat().includes('integer') || values !== undefined) return relaxed;
  return { anyOf: [relaxed, { ...rest, type: 'string', pattern: String.raw`^-?\d+$` }] };
}

const V2 = 1 << 15;

/** What a message doesn't keep of Discord's documented limits, which its API description doesn't tell. */
export function checkLimits(path: string, body: Record<string, unknown>): string[] {
  const isCallback = path.endsWith('/callback');
  const message = isCallback ? Object(body.data) : body;
  const isForm = isCallback && body.type === 9;
  if (/\/commands$/.test(path)) return [];
  const isV2 = (Number(message.flags ?? 0) & V2) !== 0;
  const all = componentsIn(message.components);
  const texts = all.filter(({ type }) => type === 10).map(({ content }) => String(content));
  const ids = all.flatMap(({ custom_id }) => custom_id ?? []);
  const rows = all.filter(({ type }) => type === 1);
  const isMessage = !isCallback && /messages(\/@original)?$|\/webhooks\/\d+\/[^/]+$/.test(path);
  return [
    ...complain(String(message.content ?? '').length > 2000, 'content of more than 2,000 characters'),
    ...complain(texts.join('').length > 4000, 'texts of more than 4,000 characters'),
    ...complain(
      texts.some((text) => text === ''),
      'an empty text',
    ),
    ...complain(all.length > 40, 'more than 40 components'),
    ...complain(new Set(ids).size < ids.length, 'a custom id twice'),
    ...complain(
      ids.some((id) => String(id).length > 100),
      'a custom id of more than 100 characters',
    ),
    ...complain(!isV2 && rows.length > 5, 'more than 5 rows'),
    ...complain(
      rows.some(({ components = [] }) => components.length > 5),
      'more than 5 buttons in a row',
    ),
    ...complain(isV2 && message.content !== undefined, 'content beside Components V2'),
    // A form may hold texts as it is: https://docs.discord.com/developers/components/reference#text-display
    ...complain(!isV2 && !isForm && texts.length > 0, 'text components without Components V2'),
    ...complain(isMessage && !isSilent(message), 'a message that may ping'),
    ...complain(isMessage && message.content === '' && all.length === 0, 'an empty message'),
    ...all.filter(({ type }) => type === 2).flatMap(checkButton),
    ...Object.values(Object(message.choices)).flatMap((choice) =>
      complain(String(Object(choice).value).length > 100, 'a choice of more than 100 characters'),
    ),
  ];
}

interface Component {
  readonly type?: number;
  readonly style?: number;
  readonly content?: string;
  readonly label?: string;
  readonly url?: string;
  readonly custom_id?: string;
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly component?: Component;
}

function checkButton({ label = '', style, url, custom_id }: Component): string[] {
  const isLink = style === 5;
  return [
    ...complain(label === '' || [...label].length > 80, `a label of ${label.length} characters`),
    ...complain(isLink !== (url !== undefined), 'a link button without address, or another with one'),
    ...complain(isLink === (custom_id !== undefined), 'a link button with a custom id, or another without'),
    ...complain((url ?? '').length > 512, 'an address of more than 512 characters'),
  ];
}

function componentsIn(components: unknown): Component[] {
  const list: readonly Component[] = Array.isArray(components) ? components : [];
  return list.flatMap((one) => [
    one,
    ...componentsIn(one.components),
    ...componentsIn([one.accessory, one.component].filter((inner) => inner !== undefined)),
  ]);
}

/** Whether a message pings nobody; a reply may ping whom it replies to. */
function isSilent({ allowed_mentions, message_reference }: Record<string, unknown>): boolean {
  const { replied_user, ...others } = Object(allowed_mentions);
  const pingsAuthor = replied_user === true;
  return JSON.stringify(others) === '{"parse":[]}' && (!pingsAuthor || message_reference !== undefined);
}

function complain(isBroken: boolean, complaint: string): string[] {
  return isBroken ? [complaint] : [];
}

/** What a request doesn't keep of what Discord documents: its API description, where it is at hand, and its limits. */
export function checkRequest(method: string, path: string, body: Record<string, unknown> | null): string[] {
  const complaints = [
    ...checkByDescription(method, path, body),
    ...(body === null ? [] : checkLimits(path, body)),
  ];
  return complaints.map((complaint) => `${method} ${path}: ${complaint}`);
}
