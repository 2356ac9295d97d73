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
  ['src/core/sample.ts', 'node:crypto'],
  ['src/core/sample.ts', 'onnxruntime-node'],
  ['src/core/sample.ts', '../corpus/load-corpus.ts'],
  ['src/core/sample.ts', '../adapters/terminal/terminal.ts'],
  ['src/core/answering/ranking/sample.ts', 'zod'],
  ['src/core/answering/ranking/sample.ts', '../../../corpus/load-corpus.ts'],
  ['src/corpus/sample.ts', '../config/config.ts'],
  ['src/corpus/ingest/sample.ts', '../../adapters/terminal/terminal.ts'],
  ['src/corpus/snapshots/sample.ts', '../../config/config.ts'],
  ['src/config/sample.ts', '../commands/ask-command.ts'],
  ['src/evaluation/sample.ts', '../corpus/load-corpus.ts'],
  ['src/inference/sample.ts', '../config/config.ts'],
  ['src/inference/sample.ts', '../corpus/load-corpus.ts'],
  ['src/observability/sample.ts', '../store/open-store.ts'],
  ['src/search-postgres/sample.ts', '../config/config.ts'],
  ['src/search-postgres/sample.ts', '../adapters/terminal/terminal.ts'],
  ['src/system/sample.ts', '../config/config.ts'],
  ['src/service/sample.ts', '../commands/command-context.ts'],
  ['src/commands/sample.ts', '../main.ts'],
  ['src/doctor/sample.ts', '../adapters/terminal/terminal.ts'],
  ['src/doctor/sample.ts', '../commands/command-context.ts'],
  ['src/doctor/sample.ts', '../service/serve.ts'],
  ['src/doctor/slack/sample.ts', '../../adapters/web/create-web.ts'],
  ['src/doctor/slack/sample.ts', '../../cli.ts'],
  ['src/store/sample.ts', '../config/config.ts'],
  ['src/store/sample.ts', '../corpus/load-corpus.ts'],
  ['src/store/sqlite/sample.ts', '../../config/config.ts'],
  ['src/adapters/terminal/sample.ts', '../../corpus/load-corpus.ts'],
  ['src/adapters/terminal/sample.ts', '../../config/config.ts'],
  ['src/adapters/terminal/sample.ts', '../slack/sample.ts'],
  ['src/adapters/mcp/sample.ts', '../web/create-web.ts'],
  ['src/adapters/mcp/sample.ts', '../../system/crypto.ts'],
  ['src/adapters/web/sample.ts', '../mcp/create-mcp.ts'],
  ['src/adapters/sample.ts', './web/create-web.ts'],
  ['src/adapters/slack/rendering/sample.ts', '../../terminal/terminal.ts'],
  ['src/adapters/slack/rendering/sample.ts', '../../../config/config.ts'],
] as const;

const ALLOWED = [
  ['src/core/sample.ts', './article.ts'],
  ['src/core/answering/sample.ts', './ranking/rank-sentences.ts'],
  ['src/core/sample.ts', 'minisearch'],
  ['src/core/answering/ranking/sample.ts', '../../article.ts'],
  ['src/core/answering/ranking/sample.ts', 'minisearch'],
  ['src/corpus/sample.ts', '../core/article.ts'],
  ['src/corpus/sample.ts', 'yaml'],
  ['src/corpus/ingest/sample.ts', '../formats/parse-html.ts'],
  ['src/corpus/snapshots/sample.ts', '../../core/index/passage-index.ts'],
  ['src/config/sample.ts', '../adapters/slack/slack-config.ts'],
  ['src/evaluation/sample.ts', '../core/answering/answer.ts'],
  ['src/inference/sample.ts', '../core/ports/reader.ts'],
  ['src/inference/sample.ts', 'onnxruntime-node'],
  ['src/search-postgres/sample.ts', '../store/postgres/connection.ts'],
  ['src/system/sample.ts', '../core/ports/system.ts'],
  ['src/system/sample.ts', 'node:crypto'],
  ['src/doctor/sample.ts', '../config/config.ts'],
  ['src/doctor/sample.ts', '../inference/reader-status.ts'],
  ['src/doctor/slack/sample.ts', '../check.ts'],
  ['src/doctor/slack/sample.ts', '../../adapters/slack/manifest.ts'],
  ['src/store/sample.ts', '../core/ports/store.ts'],
  ['src/store/sample.ts', './sqlite/open-database.ts'],
  ['src/service/sample.ts', '../adapters/slack/connect-slack.ts'],
  ['src/adapters/slack/sample.ts', '../../core/bot/bot.ts'],
  ['src/adapters/slack/rendering/sample.ts', '../../../core/bot/reply.ts'],
  ['src/adapters/mcp/handlers/sample.ts', '../../ask-contract.ts'],
] as const;

describe('the linter', () => {
  let house: string;
  let complaints: string;

  beforeAll(async () => {
    house = await mkdtemp(join(tmpdir(), 'kursk-house-'));
    await cp('biome.json', join(house, 'biome.json'));
    await cp('.gitignore', join(house, '.gitignore'));
    await symlink(resolve('node_modules'), join(house, 'node_modules'));
    for (const [place, [file, imported]] of [...FORBIDDEN, ...ALLOWED].entries()) {
      const path = join(house, numbered(file, place));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, `import { a } from '${imported}';\n\nexport const b = a;\n`);
    }
    complaints = await lint();
  });
  afterAll(() => rm(house, { recursive: true }));

  it.each(FORBIDDEN.map(([file, imported], place) => [file, imported, place] as const))(
    'keeps %s from importing %s',
    (file, _, place) => {
      expect(complaints).toContain(`/${numbered(file, place)},`);
    },
  );

  it.each(ALLOWED.map(([file, imported], place) => [file, imported, FORBIDDEN.length + place] as const))(
    'lets %s import %s',
    (file, _, place) => {
      expect(complaints).not.toContain(`/${numbered(file, place)},`);
    },
  );

  /** The linter's complaints about all samples, a line each: to start it takes longer than to lint them. */
  async function lint(): Promise<string> {
    const args = ['lint', '--only=style/noRestrictedImports', '--reporter=github', '--max-diagnostics=none'];
    const { stdout } = await run(biome, args, { cwd: house }).catch((error: { stdout: string }) => error);
    return stdout;
  }
});

/** A sample's file of its own, beside the others of its folder. */
function numbered(file: string, place: number): string {
  return file.replace('.ts', `-${place}.ts`);
}
