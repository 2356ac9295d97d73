import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { type ManifestSettings, slackManifest } from '../../adapters/slack/manifest/slack-manifest.ts';
import { reasonOf } from '../../corpus/reason-of.ts';
import type { Finding } from '../finding.ts';
import { lackingIn } from './lacking-in.ts';

/** The manifest that comes along, for those who change no setting. */
const BUNDLED = new URL('../../../slack-manifest.json', import.meta.url);

const EXPORT =
  'Save the manifest that the app’s settings show under “App Manifest”, and name the file with --slack-manifest.';
const REPLACE = 'Put the output of “kursk slack manifest” into the app’s settings, under “App Manifest”.';

export interface NeededSettings extends ManifestSettings {
  /** Whether others may install the app. */
  readonly isForMany: boolean;
}

/**
 * Whether Slack has the app as the bot needs it. Its tokens can't read that: it is compared where the operator has saved it.
 *
 * @param file the manifest as Slack has it, in JSON or YAML; `null` where there is none
 */
export async function checkManifest(settings: NeededSettings, file: string | null): Promise<Finding> {
  if (settings.transport === 'http' && settings.publicUrl === null)
    return {
      status: 'skip',
      found: 'Not compared: without PUBLIC_URL it isn’t known where Slack is to send requests.',
    };
  const needed = neededOf(settings);
  if (file === null) {
    const isBundled = lackingIn(JSON.parse(await readFile(BUNDLED, 'utf8')), needed).length === 0;
    const which = isBundled
      ? 'slack-manifest.json'
      : 'not slack-manifest.json but what “kursk slack manifest” prints';
    return {
      status: 'skip',
      found: `The app’s settings at Slack weren’t compared: the bot’s tokens can’t read them. For this configuration they are ${which}.`,
      fix: EXPORT,
    };
  }
  const manifest = await read(file);
  if (typeof manifest === 'string')
    return { status: 'fail', found: `The manifest "${file}" can’t be read: ${manifest}.`, fix: EXPORT };
  const lacking = lackingIn(manifest, needed);
  if (lacking.length === 0)
    return { status: 'ok', found: 'The app’s settings at Slack are those that the bot needs.' };
  return {
    status: 'fail',
    found: `The app’s settings at Slack aren’t as they should be: ${lacking.join('; ')}.`,
    fix: REPLACE,
  };
}

/** What the bot doesn't work without; names, descriptions and colours are the operator's. */
function neededOf({ isForMany, ...settings }: NeededSettings): object {
  const { features, oauth_config, settings: rest } = slackManifest(settings);
  const { org_deploy_enabled, ...always } = rest;
  return {
    features: {
      app_home: features.app_home,
      shortcuts: features.shortcuts.map(({ type, callback_id }) => ({ type, callback_id })),
      slash_commands: features.slash_commands.map(({ command, ...others }) =>
        'url' in others ? { command, url: others.url } : { command },
      ),
    },
    oauth_config: isForMany ? oauth_config : { scopes: oauth_config.scopes },
    settings: isForMany ? { ...always, org_deploy_enabled } : always,
  };
}

/** What a file holds, or why it can't be read. */
async function read(file: string): Promise<object | string> {
  try {
    const manifest: unknown = parse(await readFile(file, 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? manifest : 'it is neither JSON nor YAML';
  } catch (error) {
    return error instanceof Error && 'errno' in error ? reasonOf(error) : 'it is neither JSON nor YAML';
  }
}
