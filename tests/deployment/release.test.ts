import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const run = promisify(execFile);

/** What may be in the package, besides its own README, licence and package.json. */
const PACKED =
  /^(?:bin\/kursk\.js|dist\/[\w./-]+\.(?:js|d\.ts)|models\/(?:embedder|reader)\/[\w.-]+|src\/corpus\/articles\/[\w.-]+\.md|src\/adapters\/web\/assets\/[\w.-]+|slack-manifest\.json|\.env\.example|[A-Z]+(?:\.md)?|package\.json)$/;

/** Two networks are in it. In bytes. */
const MOST_PACKED = 45e6;

const packed = z.tuple([
  z.object({ size: z.number(), files: z.array(z.object({ path: z.string(), mode: z.number() })) }),
]);

const description = z.object({
  version: z.string(),
  bin: z.record(z.string(), z.string()),
  exports: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
});

let project: z.infer<typeof description>;
beforeAll(async () => {
  project = description.parse(JSON.parse(await readFile('package.json', 'utf8')));
});

describe('the package, as npm packs it', () => {
  let size: number;
  let paths: string[];
  beforeAll(async () => {
    const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      maxBuffer: 16 * 1024 * 1024,
    });
    const [{ files, size: bytes }] = packed.parse(JSON.parse(stdout));
    size = bytes;
    paths = files.map(({ path }) => path);
  });

  it('has nothing that isn’t meant to be in it', () => {
    expect(paths.filter((path) => !PACKED.test(path))).toEqual([]);
    expect(size).toBeLessThan(MOST_PACKED);
  });

  it('has all that its description points at, and what a program needs beside its code', () => {
    const exported = Object.values(project.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    const named = [...Object.values(project.bin), ...exported].map((path) => path.replace('./', ''));
    expect([...named, 'LICENSE', 'NOTICE', 'CHANGELOG.md', 'src/corpus/articles/kursk.md']).toEqual(
      expect.arrayContaining(['dist/kursk.js', 'dist/kursk.d.ts', 'bin/kursk.js']),
    );
    expect(named.filter((path) => !paths.includes(path))).toEqual([]);
  });
});

/** How npm marks what is for work on the project alone. Asked to leave it out, npm 11 leaves out what is for both as well. */
const FOR_DEVELOPMENT = 'cdx:npm:package:development';

it('the list of what is in it has exactly what the lock file installs along, and marks the rest', async () => {
  const { stdout } = await run('npm', ['run', '--silent', 'sbom'], { maxBuffer: 64 * 1024 * 1024 });
  const { components } = bom.parse(JSON.parse(stdout));
  const listed = components
    .filter(({ properties }) => !properties.some(({ name }) => name === FOR_DEVELOPMENT))
    .map(({ purl }) => decodeURIComponent(purl));
  const { packages } = lockFile.parse(JSON.parse(await readFile('package-lock.json', 'utf8')));
  const installed = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version }]) => `pkg:npm/${path.split('node_modules/').at(-1)}@${version}`);
  expect([...new Set(listed)].sort()).toEqual([...new Set(installed)].sort());
  expect(listed.length).toBeGreaterThan(100);
});

const bom = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.object({ purl: z.string(), properties: z.array(z.object({ name: z.string() })).default([]) }),
  ),
});

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ version: z.string(), dev: z.boolean().optional() })),
});

describe('the workflow of a release', () => {
  const workflow = z.object({
    permissions: z.record(z.string(), z.string()),
    jobs: z.record(
      z.string(),
      z.object({
        needs: z.string().optional(),
        permissions: z.record(z.string(), z.string()).optional(),
        steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
      }),
    ),
  });

  it('publishes with provenance, after all was checked, and may do no more than that', async () => {
    const text = await readFile('.github/workflows/release.yml', 'utf8');
    const { permissions, jobs } = workflow.parse(parse(text));
    expect(permissions).toEqual({ contents: 'read' });
    expect(jobs.check?.steps.map(({ run: command }) => command)).toContain('.ci/run');
    expect(jobs.publish).toMatchObject({
      needs: 'check',
      permissions: { contents: 'write', 'id-token': 'write' },
    });
    expect(text).toContain('npm publish --provenance');
    expect(text).not.toMatch(/NODE_AUTH_TOKEN|secrets\./);
  });

  it('finds the version’s heading in the changelog only once it has a day', async () => {
    const headings = (await readFile('CHANGELOG.md', 'utf8')).match(/^## .*$/gm) ?? [];
    expect(
      headings.filter((heading) => !/^## \d+\.\d+\.\d+ \((?:unreleased|\d{4}-\d{2}-\d{2})\)$/.test(heading)),
    ).toEqual([]);
    expect(headings.filter((heading) => heading.includes('unreleased')).length).toBeLessThanOrEqual(1);
  });
});
