import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VARIABLE_NAMES } from '../../src/config/config.ts';
import { SECRETS } from '../../src/config/secrets.ts';
import { wrongWithCommand } from '../support/check-command.ts';
import { type Document, readDocument, readDocuments } from '../support/documents.ts';
import { commandsIn } from '../support/shell-commands.ts';

/** Of the tests, and of what the bot is built on. */
const OTHER_NAMES = ['ENGINE_VERSION', 'ORT_DISABLE_TELEMETRY', 'TEST_DATABASE_URL'];

/** The documents about how the bot is built. They name a part of the house by the end of its path: `inbox/recovery`. */
const NAMES_PARTS = /^(?:docs\/architecture|docs\/decisions\/.*|CONTRIBUTING)\.md$/;

/** What else is written like a part: addresses, and names of others. */
const OTHER_PARTS = ['slack/events', 'discord/interactions'];

const HEADING_LINK = /\]\((?!https?:)(?<page>[^)#\s]*)#(?<heading>[^)\s]+)\)/g;

/** Of the README, and of one question's way through the house. */
const MAX_README_LINES = 200;
const MAX_HOPS = 15;

const documents = await readDocuments();
const parts = (
  await Promise.all(['src', 'tests', 'bench'].map((folder) => readdir(folder, { recursive: true })))
)
  .flat()
  .map((path) => `/${path.replace(/\.ts$/, '')}`);

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

  it('names settings that exist', () => {
    const known = [...VARIABLE_NAMES, ...SECRETS.map((name) => `${name}_FILE`), ...OTHER_NAMES];
    const named = document.text.matchAll(/`(?<name>[A-Z]+(?:_[A-Z]+)+)`/g);
    expect(Array.from(named, ([, name = '']) => name).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('names files and links to pages that exist', () => {
    expect(pathsIn(document).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('links to headings that exist', async () => {
    const links = Array.from(document.text.matchAll(HEADING_LINK), ({ groups }) => groups ?? {});
    const missing = links.filter(({ page = '', heading = '' }) => {
      const target = page === '' ? document.path : join(dirname(document.path), page);
      return !anchorsOf(target).includes(heading);
    });
    expect(missing).toEqual([]);
  });

  it.runIf(NAMES_PARTS.test(document.path))('names parts of the house that exist', () => {
    expect(partsIn(document).filter((part) => !isPart(part))).toEqual([]);
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

it.each(['NOTICE', '.gitattributes', 'package.json', 'biome.json', 'vitest.config.ts'])(
  '%s names paths that exist',
  async (file) => {
    const text = await readFile(file, 'utf8');
    const named = text.match(/(?<!build\/)\b(?:src|tests|bench|docs|models)\/[\w./-]*\w/g) ?? [];
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  },
);

it('the README is short enough to be read', async () => {
  const { text } = await readDocument('README.md');
  expect(text.split('\n').length).toBeLessThanOrEqual(MAX_README_LINES);
});

it('docs/architecture.md follows a question in few hops, through parts of the house', async () => {
  const document = await readDocument('docs/architecture.md');
  const hops = document.text.match(/^\d+\. \*\*/gm) ?? [];
  expect(hops.length).toBeGreaterThan(5);
  expect(hops.length).toBeLessThanOrEqual(MAX_HOPS);
  expect(partsIn(document).length).toBeGreaterThan(30);
});

it('docs/settings.md has every setting, and no other', async () => {
  const { text } = await readDocument('docs/settings.md');
  const cells = Array.from(text.matchAll(/^\| (?<cell>`[A-Z].*?) \|/gm), ([, cell = '']) => cell);
  const named = cells.flatMap((cell) => cell.replaceAll('`', '').split(', '));
  expect(named.sort()).toEqual([...VARIABLE_NAMES].sort());
});

/** Of a document's headings, as sites that show Markdown make them. */
function anchorsOf(target: string): string[] {
  const text = documents.find(({ path }) => path === target)?.text ?? '';
  return Array.from(text.matchAll(/^#+ (?<heading>.*)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

function partsIn({ text }: Document): string[] {
  const named = text.matchAll(/`(?<part>[a-z][\w-]*(?:\/[\w-]+)+)`/g);
  return Array.from(named, ([, part = '']) => part).filter((part) => !OTHER_PARTS.includes(part));
}

function isPart(part: string): boolean {
  return existsSync(part) || existsSync(`${part}.ts`) || parts.some((path) => path.endsWith(`/${part}`));
}

/** The files that a document names in full, and the pages of this repository that it links to. */
function pathsIn({ path, text }: Document): string[] {
  const named = text.matchAll(/`(?<file>(?:src|tests|bench|docs|models|scripts|bin)\/[\w./-]+)`/g);
  const linked = text.matchAll(/\]\((?!https?:|#)(?<link>[^)#\s]+)/g);
  return [
    ...Array.from(named, ([, file = '']) => file),
    ...Array.from(linked, ([, link = '']) => join(dirname(path), link)),
  ];
}
