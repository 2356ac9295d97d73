import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VARIABLE_NAMES } from '../src/config/config.ts';
import { SECRETS } from '../src/config/secrets.ts';
import { commandsIn } from './support/commands-in.ts';
import { examplesIn } from './support/examples-in.ts';
import { type Document, readDocument, readDocuments } from './support/read-documents.ts';
import { wrongWithCommand } from './support/wrong-with-command.ts';

/** Whose examples a test runs. */
const RUN = ['README.md', 'docs/operations.md'];

/** Of the tests, and of what the bot is built on. */
const OTHER_NAMES = ['ENGINE_VERSION', 'ORT_DISABLE_TELEMETRY', 'TEST_DATABASE_URL'];

const documents = await readDocuments();

describe.each(documents)('$path', (document) => {
  const scripts = document.blocks.filter(({ language }) => language === 'sh');

  it.runIf(scripts.length > 0)(
    'has commands whose programs, scripts, options and settings exist',
    async () => {
      const commands = scripts.flatMap(({ text }) => commandsIn(text));
      const wrong = await Promise.all(commands.map(wrongWithCommand));
      expect(wrong.flat()).toEqual([]);
    },
  );

  it('has examples only where a test runs them', () => {
    if (!RUN.includes(document.path)) expect(examplesIn(document)).toEqual([]);
  });

  it('names settings that exist', () => {
    const known = [...VARIABLE_NAMES, ...SECRETS.map((name) => `${name}_FILE`), ...OTHER_NAMES];
    const named = document.text.matchAll(/`(?<name>[A-Z]+(?:_[A-Z]+)+)`/g);
    expect(Array.from(named, ([, name = '']) => name).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('names files and links to pages that exist', () => {
    expect(pathsIn(document).filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('what is wrong with a command of a document', () => {
  it.each([
    ['npx kursk ask --nope "why?"', ['kursk ask has no --nope']],
    ['kursk nope && npm run nope', ['there is no kursk nope', 'there is no npm run nope']],
    [
      'NOPE=1 kursk slack manifest --transport http | nope',
      ['there is no setting NOPE', 'nope is not known'],
    ],
    ['docker compose exec nope ls > file', ['there is no service nope']],
    ['PORT=80 npx kursk start', []],
  ])('%s', async (script, expected) => {
    const wrong = await Promise.all(commandsIn(script).map(wrongWithCommand));
    expect(wrong.flat()).toEqual(expected);
  });
});

it('docs/architecture.md names parts of the house that exist', async () => {
  const { text } = await readDocument('docs/architecture.md');
  const parts = (await readdir('src', { recursive: true })).map((path) => `/${path.replace(/\.ts$/, '')}`);
  const named = Array.from(text.matchAll(/`(?<part>[a-z][\w-]*(?:\/[\w-]+)+)`/g), ([, part = '']) => part);
  expect(named.length).toBeGreaterThan(30);
  const isThere = (part: string) => existsSync(part) || parts.some((path) => path.endsWith(`/${part}`));
  expect(named.filter((part) => !isThere(part))).toEqual([]);
});

/** The files that a document names in full, and the pages of this repository that it links to. */
function pathsIn({ path, text }: Document): string[] {
  const named = text.matchAll(/`(?<file>(?:src|tests|bench|docs|models)\/[\w./-]+)`/g);
  const linked = text.matchAll(/\]\((?!https?:|#)(?<link>[^)#\s]+)/g);
  return [
    ...Array.from(named, ([, file = '']) => file),
    ...Array.from(linked, ([, link = '']) => join(dirname(path), link)),
  ];
}
