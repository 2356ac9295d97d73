import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const biome = resolve('node_modules/.bin/biome');

const FORBIDDEN = [
  ['src/core/sample.ts', 'node:fs'],
  ['src/core/sample.ts', 'zod'],
  ['src/core/sample.ts', '../corpus/draft.ts'],
  ['src/core/sample.ts', '../adapters/terminal/terminal.ts'],
  ['src/core/sample.ts', 'node:crypto'],
  ['src/core/ranking/sample.ts', 'zod'],
  ['src/core/ranking/sample.ts', '../../corpus/draft.ts'],
  ['src/corpus/sample.ts', '../core/ask.ts'],
  ['src/corpus/sample.ts', '../config.ts'],
  ['src/evaluation/sample.ts', '../corpus/load-corpus.ts'],
  ['src/reader/sample.ts', '../core/ask.ts'],
  ['src/reader/sample.ts', '../core/reading/window-reader.ts'],
  ['src/reader/sample.ts', '../config.ts'],
  ['src/core/sample.ts', 'onnxruntime-node'],
  ['src/adding/sample.ts', '../config.ts'],
  ['src/adding/sample.ts', '../core/ask.ts'],
  ['src/adding/sample.ts', '../adapters/terminal/terminal.ts'],
  ['src/retriever/sample.ts', '../config.ts'],
  ['src/retriever/sample.ts', '../store/open-store.ts'],
  ['src/retriever/sample.ts', '../adapters/terminal/terminal.ts'],
  ['src/snapshots/sample.ts', '../config.ts'],
  ['src/snapshots/sample.ts', '../adapters/terminal/terminal.ts'],
  ['src/system/sample.ts', '../config.ts'],
  ['src/system/sample.ts', '../core/ask.ts'],
  ['src/doctor/sample.ts', '../adapters/terminal/terminal.ts'],
  ['src/doctor/sample.ts', '../commands/command-context.ts'],
  ['src/doctor/sample.ts', '../service/serve.ts'],
  ['src/doctor/slack/sample.ts', '../../adapters/web/create-web.ts'],
  ['src/doctor/slack/sample.ts', '../../cli.ts'],
  ['src/store/sample.ts', '../core/ask.ts'],
  ['src/store/sample.ts', '../config.ts'],
  ['src/store/sample.ts', '../corpus/load-corpus.ts'],
  ['src/store/sqlite/sample.ts', '../../core/ports/store.ts'],
  ['src/store/sqlite/sample.ts', '../../config.ts'],
  ['src/adapters/terminal/sample.ts', '../../corpus/load-corpus.ts'],
  ['src/adapters/terminal/sample.ts', '../../config.ts'],
  ['src/adapters/terminal/sample.ts', '../slack/sample.ts'],
  ['src/adapters/slack/views/sample.ts', '../../terminal/terminal.ts'],
  ['src/adapters/slack/views/sample.ts', '../../../config.ts'],
] as const;

const ALLOWED = [
  ['src/core/sample.ts', './article.ts'],
  ['src/core/sample.ts', './ranking/rank-sentences.ts'],
  ['src/core/sample.ts', 'minisearch'],
  ['src/core/ranking/sample.ts', '../article.ts'],
  ['src/core/ranking/sample.ts', '../question/question.ts'],
  ['src/core/ranking/sample.ts', 'minisearch'],
  ['src/corpus/sample.ts', '../core/article.ts'],
  ['src/corpus/sample.ts', 'yaml'],
  ['src/adding/sample.ts', '../corpus/parse-html.ts'],
  ['src/adding/sample.ts', '../core/article.ts'],
  ['src/evaluation/sample.ts', '../core/answer.ts'],
  ['src/reader/sample.ts', '../core/reading/reader.ts'],
  ['src/reader/sample.ts', 'onnxruntime-node'],
  ['src/retriever/sample.ts', '../core/look-up.ts'],
  ['src/retriever/sample.ts', '../store/postgres/open-pool.ts'],
  ['src/snapshots/sample.ts', '../corpus/load-corpus.ts'],
  ['src/snapshots/sample.ts', '../core/index/passage-index.ts'],
  ['src/system/sample.ts', '../core/ports/clock.ts'],
  ['src/system/sample.ts', 'node:crypto'],
  ['src/doctor/sample.ts', '../config.ts'],
  ['src/doctor/sample.ts', '../reader/engine-line.ts'],
  ['src/doctor/sample.ts', '../store/inspect-store.ts'],
  ['src/doctor/slack/sample.ts', '../finding.ts'],
  ['src/doctor/slack/sample.ts', '../../adapters/slack/manifest/scopes.ts'],
  ['src/store/sample.ts', '../core/ports/store.ts'],
  ['src/store/sample.ts', '../core/place.ts'],
  ['src/store/sample.ts', './sqlite/open-sqlite.ts'],
  ['src/store/sample.ts', 'kysely'],
  ['src/store/sqlite/sample.ts', '../database.ts'],
  ['src/adapters/terminal/sample.ts', '../../core/ask.ts'],
  ['src/adapters/slack/views/sample.ts', '../limits.ts'],
  ['src/adapters/slack/views/sample.ts', '../../../core/ask.ts'],
] as const;

describe('the linter', () => {
  let house: string;

  beforeAll(async () => {
    house = await mkdtemp(join(tmpdir(), 'kursk-house-'));
    await cp('biome.json', join(house, 'biome.json'));
    await cp('.gitignore', join(house, '.gitignore'));
    await symlink(resolve('node_modules'), join(house, 'node_modules'));
  });
  afterAll(() => rm(house, { recursive: true }));

  it.each(FORBIDDEN)('keeps %s from importing %s', async (file, imported) => {
    expect(await complaintsAbout(file, imported)).toContain('noRestrictedImports');
  });

  it.each(ALLOWED)('lets %s import %s', async (file, imported) => {
    expect(await complaintsAbout(file, imported)).not.toContain('noRestrictedImports');
  });

  async function complaintsAbout(file: string, imported: string): Promise<string> {
    await mkdir(dirname(join(house, file)), { recursive: true });
    await writeFile(join(house, file), `import { a } from '${imported}';\n\nexport const b = a;\n`);
    const { stdout, stderr } = await run(biome, ['lint', '--only=style/noRestrictedImports', file], {
      cwd: house,
    }).catch((error: { stdout: string; stderr: string }) => error);
    await rm(join(house, file));
    return stdout + stderr;
  }
});
