import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { VARIABLE_NAMES } from '../../src/config/config.ts';
import { runInProcess } from './run-in-process.ts';
import type { ShellCommand } from './shell-commands.ts';

/** What every machine has, or a document says how to get. */
const PROGRAMS = ['apt-get', 'chmod', 'curl', 'mkdir', 'openssl', 'printf', 'sqlite3', 'umask'];

/** Of Compose, those that are written about. */
const COMPOSE = ['up', 'logs', 'exec', 'stop', 'start'];

/** Commands that have commands. */
const GROUPS = ['slack', 'discord', 'answers'];

const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
const { services } = parse(await readFile('compose.yaml', 'utf8'));

/** What is not right about a command of a document, in a few words each: something that it names doesn't exist. */
export async function wrongWithCommand({ variables, program, args }: ShellCommand): Promise<string[]> {
  const unknown = variables.filter((name) => !VARIABLE_NAMES.includes(name));
  return [...unknown.map((name) => `there is no setting ${name}`), ...(await wrongWithCall(program, args))];
}

function wrongWithCall(program: string, args: readonly string[]): string[] | Promise<string[]> {
  switch (program) {
    case 'kursk':
      return wrongWithKursk(args);
    case 'npx':
      return args[0] === 'kursk' ? wrongWithKursk(args.slice(1)) : [`npx ${args[0]}`];
    case 'npm':
      return wrongWithNpm(args);
    case 'docker':
      return wrongWithCompose(args);
    default:
      return program === '' || PROGRAMS.includes(program) ? [] : [`${program} is not known`];
  }
}

function wrongWithNpm([verb = '', name = '']: readonly string[]): string[] {
  if (verb === 'ci' || (verb === 'run' ? name : verb) in scripts) return [];
  return [`there is no npm ${verb} ${name}`];
}

function wrongWithCompose([compose, verb = '', ...args]: readonly string[]): string[] {
  const service = args.find((arg) => !arg.startsWith('-'));
  return [
    ...(compose === 'compose' && COMPOSE.includes(verb) ? [] : [`docker ${compose} ${verb} is not known`]),
    ...(service === undefined || service in services ? [] : [`there is no service ${service}`]),
  ];
}

const helps = new Map<string, Promise<string>>();

/** What `--help` prints; asked for once a command. */
function helpOf(path: readonly string[]): Promise<string> {
  const name = path.join(' ');
  const known = helps.get(name) ?? runInProcess([...path, '--help']).then(({ stdout }) => stdout);
  helps.set(name, known);
  return known;
}

async function wrongWithKursk(args: readonly string[]): Promise<string[]> {
  const [command = '', sub = ''] = args.filter((arg) => /^[a-z]+$/.test(arg));
  const path = GROUPS.includes(command) ? [command, sub] : [command];
  const help = await helpOf(path);
  const isThere = help.startsWith(`Usage: kursk ${path.join(' ')}`);
  const options = args.filter((arg) => arg.startsWith('--'));
  const missing = options.filter((option) => !new RegExp(`\\s${option}\\b`).test(help));
  return [
    ...(isThere ? [] : [`there is no kursk ${path.join(' ')}`]),
    ...missing.map((option) => `kursk ${command} has no ${option}`),
  ];
}
