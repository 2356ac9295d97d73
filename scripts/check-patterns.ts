import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import jsTokens from 'js-tokens';
import { checkSync } from 'recheck';
import { PIECES, PUT_TOGETHER, SHORT_TEXTS, UNPROVEN } from './pattern-exceptions.ts';

// Proves that every pattern in src takes time in proportion to the text, by automata, or that its exception holds. Of the repository's
// root, where npm runs this. Always the same outcome: nothing in it is random, and no pattern is measured that can be proven.

const SOURCE = 'src';

/** What runs on every machine alike: the others are programs of a platform. */
process.env.RECHECK_BACKEND = 'pure';

/** Most patterns take hundredths. One that takes longer to judge counts as unproven. In milliseconds. */
const JUDGING = 60_000;

/** Many times what the longest text takes. In milliseconds. */
const PATIENCE = 2_000;

interface Pattern {
  readonly file: string;
  /** As it is written. */
  readonly literal: string;
  readonly source: string;
  readonly flags: string;
}

const problems: string[] = [];
const files = (await readdir(SOURCE, { recursive: true })).filter((file) => /\.(?:ts|js)$/.test(file)).sort();
const patterns = (await Promise.all(files.map(patternsIn))).flat();

for (const pattern of patterns) {
  const { file, literal } = pattern;
  const exception = SHORT_TEXTS[file] ?? UNPROVEN.find((one) => isSame(one.pattern, pattern));
  if (exception !== undefined) attack(pattern, exception.longest);
  else if (!isProven(pattern)) problems.push(`${file}: ${literal} may take time by the square of its text.`);
}
for (const { pattern: exception } of UNPROVEN)
  if (!patterns.some((pattern) => isSame(exception, pattern)))
    problems.push(`${exception} is an exception, and no pattern.`);
for (const file of Object.keys(SHORT_TEXTS))
  if (!files.includes(file)) problems.push(`${file} is an exception, and no file.`);
const putTogether = await filesThatPutTogether();
for (const file of putTogether)
  if (!(file in PUT_TOGETHER))
    problems.push(`${file} puts a pattern together, and doesn't say why it is linear.`);
for (const file of Object.keys(PUT_TOGETHER))
  if (!putTogether.includes(file)) problems.push(`${file} is an exception, and puts no pattern together.`);

for (const problem of problems) process.stdout.write(`${problem}\n`);
const { user, system } = process.cpuUsage();
process.stdout.write(
  `${patterns.length} patterns, ${problems.length} problems, ${((user + system) / 1e6).toFixed(0)} s of the processor\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

async function patternsIn(file: string): Promise<Pattern[]> {
  const text = await readFile(join(SOURCE, file), 'utf8');
  return Array.from(jsTokens(text)).flatMap(({ type, value }) => {
    if (type !== 'RegularExpressionLiteral') return [];
    const end = value.lastIndexOf('/');
    return [{ file, literal: value, source: value.slice(1, end), flags: value.slice(end + 1) }];
  });
}

function isSame(one: RegExp, { source, flags }: Pattern): boolean {
  return one.source === source && one.flags === [...flags].sort().join('');
}

function isProven({ source, flags }: Pattern): boolean {
  return checkSync(source, flags, { checker: 'automaton', timeout: JUDGING }).status === 'safe';
}

/** Tries it on texts of one piece over and over, as long as they may be. */
function attack({ file, literal, source, flags }: Pattern, longest: number): void {
  const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  for (const piece of PIECES) {
    const text = piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest - 1);
    const start = performance.now();
    `${text}\uFFFF`.replaceAll(pattern, '');
    const time = performance.now() - start;
    if (time > PATIENCE)
      problems.push(
        `${file}: ${literal} takes ${time.toFixed(0)} ms for ${longest} characters of "${piece}".`,
      );
  }
}

async function filesThatPutTogether(): Promise<string[]> {
  const found = await Promise.all(
    files.map(async (file) => (/\bRegExp\(/.test(await readFile(join(SOURCE, file), 'utf8')) ? [file] : [])),
  );
  return found.flat();
}
