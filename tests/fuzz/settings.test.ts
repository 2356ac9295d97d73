import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readConfig, VARIABLE_NAMES } from '../../src/config/config.ts';
import { SECRETS } from '../../src/config/secrets.ts';
import { ConfigError } from '../../src/config/variable.ts';
import { createPassageIndex } from '../../src/core/index/passage-index.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/corpus/snapshots/snapshot-file.ts';
import { parseSettings } from '../../src/store/channel-settings.ts';
import { inFolder } from '../support/in-folder.ts';
import { MILL } from '../support/mill-talk.ts';
import { fuzzed } from './fuzz.ts';
import { hostileText } from './hostile-text.ts';
import { jsonOf, mutated } from './mutations.ts';

/** Stands in every value, and in no sentence. */
const SECRET = 'zaunkoenig';

const value = fc
  .tuple(
    fc.constantFrom(
      ...[
        '',
        'xoxb-',
        'xapp-',
        '0',
        '-1',
        '1e3',
        'Infinity',
        'off',
        'private',
        'http://',
        'https://x',
        'http://[::1',
        'sqlite:',
        'postgres://u:',
      ],
      ...['a.b.c', '1'.repeat(18), 'a'.repeat(64), 'U012AB3CD', '%', '/../'],
    ),
    fc.oneof(hostileText, fc.constantFrom('', '@h/d', ',', '\n', '\0')),
  )
  .map(([before, after]) => before + SECRET + after);
const sound = fc.constantFrom(
  '1',
  'xoxb-1',
  'xapp-1',
  'a.b.c',
  '1'.repeat(18),
  'a'.repeat(64),
  'auto',
  ' ',
  'https://x.example',
);

it('whatever is set, it is a configuration or one sentence that names a variable and tells no value', async () => {
  const folder = await inFolder({});
  const names = fc.constantFrom(...VARIABLE_NAMES, ...SECRETS.map((name) => `${name}_FILE`));
  const pairs = fc.array(fc.tuple(names, fc.oneof(value, sound), fc.boolean()), { maxLength: 5 });
  await fuzzed('configuration', 2_000, pairs, (set) => {
    const environment = Object.fromEntries(
      set.map(([name, text, isThere]) => [name, isThere ? inFile(join(folder, name), text) : text]),
    );
    try {
      readConfig(environment);
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      const { message } = error as ConfigError;
      expect(VARIABLE_NAMES.some((name) => message.includes(name))).toBe(true);
      expect(message).toMatch(/^[^\n]{1,400}\.$/);
      expect(message).not.toContain(SECRET);
    }
  });
});

it('whatever the database has of a channel, it is settings', async () => {
  const written = { answers: 'private', listens: 'all', articles: ['mill'], controls: ['more'] };
  const row = fc.oneof(
    { weight: 3, arbitrary: mutated(fc.constant(written)).map(jsonOf) },
    { weight: 1, arbitrary: hostileText },
  );
  await fuzzed('settings of channels', 2_000, row, (json) => {
    const { answers = 'private', listens = 'all', articles = [], controls = [] } = parseSettings(json);
    expect(['private', 'public']).toContain(answers);
    expect(['all', 'questions', 'mentions', 'off']).toContain(listens);
    expect([...articles, ...controls].every((one) => typeof one === 'string')).toBe(true);
  });
});

it('a snapshot is what was saved, or none', async () => {
  const snapshot = {
    key: 'k',
    articles: [{ article: MILL, cut: null }],
    reading: { skipped: [], warnings: [], notes: [] },
    index: createPassageIndex([MILL]).save(),
  };
  const file = encodeSnapshot(snapshot);
  const damage = fc.tuple(
    fc.nat({ max: file.length }),
    fc.nat({ max: 40 }),
    fc.uint8Array({ maxLength: 40 }),
  );
  await fuzzed('snapshots', 2_000, damage, ([start, length, bytes]) => {
    const damaged = Buffer.concat([file.subarray(0, start), bytes, file.subarray(start + length)]);
    const read = decodeSnapshot(damaged, 'k');
    if (read !== null) expect(damaged.subarray(-200)).toEqual(file.subarray(-200));
    if (read !== null) expect(read.articles).toHaveLength(1);
  });
});

function inFile(path: string, text: string): string {
  writeFileSync(path, text);
  return path;
}
