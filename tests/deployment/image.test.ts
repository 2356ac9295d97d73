import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { VARIABLE_NAMES } from '../../src/config/config.ts';

const run = promisify(execFile);

describe('the container image', async () => {
  const dockerfile = DockerfileParser.parse(await readFile('Dockerfile', 'utf8'));
  const last = dockerfile.getFROMs().at(-1)?.getRange()?.start.line ?? 0;
  const inLastStage = (instruction: { getRange: () => { start: { line: number } } | null }) =>
    (instruction.getRange()?.start.line ?? 0) > last;
  const sourcesOf = (copy: ReturnType<typeof dockerfile.getCOPYs>[number]) =>
    copy
      .getArguments()
      .slice(0, -1)
      .map((argument) => argument.getValue());
  const fromHere = dockerfile.getCOPYs().filter((copy) => copy.getFromFlag() === null);

  it('copies what there is, and what .dockerignore lets through', async () => {
    const ignored = (await readFile('.dockerignore', 'utf8')).split('\n');
    const admitted = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
    const files = stdout.split('\n');
    for (const path of fromHere.flatMap(sourcesOf)) {
      const isOrHolds = (file: string) => file === path || file.startsWith(`${path}/`);
      expect(files.some(isOrHolds), `${path} is there`).toBe(true);
      expect(
        admitted.some((one) => one === path || path.startsWith(`${one}/`)),
        `${path} is let through`,
      ).toBe(true);
    }
  });

  it('holds what the package holds, but for papers', async () => {
    const { files }: { files: string[] } = JSON.parse(await readFile('package.json', 'utf8'));
    const copied = dockerfile.getCOPYs().filter(inLastStage).flatMap(sourcesOf);
    const held = copied.map((path) => path.replace('/app/', ''));
    expect(held).toEqual(expect.arrayContaining(files.filter((file) => !/\.(md|example)$/.test(file))));
    expect(held).toEqual(expect.arrayContaining(['package.json', 'node_modules', 'LICENSE']));
  });

  it('installs by the lock file alone, and runs as somebody without rights', () => {
    const commands = dockerfile.getInstructions().filter((one) => one.getKeyword() === 'RUN');
    const installs = commands
      .map((one) => one.getArgumentsContent() ?? '')
      .filter((text) => text.includes('npm'));
    for (const install of installs) expect(install).toMatch(/^npm (ci --|run build)/);
    const users = dockerfile.getInstructions().filter((one) => one.getKeyword() === 'USER');
    expect(users.filter(inLastStage).map((one) => one.getArgumentsContent())).toEqual(['1000:1000']);
  });

  it('is made from one pinned version of Node, which tests are run on', async () => {
    const [argument] = dockerfile.getARGs();
    const version = /^(?<major>\d+)\.\d+\.\d+-/.exec(argument?.getProperty()?.getValue() ?? '');
    const images = new Set(dockerfile.getFROMs().map((from) => from.getImage()));
    expect([...images]).toEqual([expect.stringMatching(/^node:\$\{NODE\}$/)]);
    const nodes = /^for node in (?<majors>.+); do$/m.exec(await readFile('.ci/nightly', 'utf8'))?.groups
      ?.majors;
    expect(nodes?.split(' ')).toContain(version?.groups?.major);
  });

  it('sets only variables that the configuration knows', () => {
    const names = dockerfile.getENVs().flatMap((env) => env.getProperties().map((one) => one.getName()));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([]);
  });

  it('is healthy when /healthz says so, and else is not', async () => {
    const [check] = dockerfile.getHEALTHCHECKs();
    const text = check?.getArgumentsContent() ?? '';
    const [program, ...args] = z.array(z.string()).parse(JSON.parse(text.slice(text.indexOf('['))));
    expect(program).toBe('node');
    let status = 200;
    const server = createServer(({ url }, response) => {
      response.writeHead(url === '/healthz' ? status : 404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const isHealthy = () =>
      run(process.execPath, args, { env: { PORT: String(port) } }).then(
        () => true,
        () => false,
      );
    expect(await isHealthy()).toBe(true);
    status = 500;
    expect(await isHealthy()).toBe(false);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await isHealthy()).toBe(false);
  });
});
