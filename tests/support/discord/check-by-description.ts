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
