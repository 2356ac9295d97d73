import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { type ManifestSettings, slackManifest } from '../../adapters/slack/manifest.ts';
import { describeSystemError } from '../../system/describe-system-error.ts';
import type { Finding } from '../check.ts';

/** The manifest that comes with the package, for the default settings. */
const BUNDLED = new URL('../../../slack-manifest.json', import.meta.url);

const EXPORT_FIX =
  'Save the manifest that the app’s settings show under “App Manifest”, and name the file with --slack-manifest.';
const REPLACE_FIX = 'Put the output of “kursk slack manifest” into the app’s settings, under “App Manifest”.';

export interface NeededSettings extends ManifestSettings {
  /** Whether others may install the app. */
  readonly isForMany: boolean;
}

/**
 * Checks that the app's settings at Slack are those that the bot needs. Its tokens can't read them, so it compares a file that the
 * operator has saved.
 *
 * @param file the manifest that Slack has, in JSON or YAML; `null`: none was given
 */
export async function checkManifest(settings: NeededSettings, file: string | null): Promise<Finding> {
  if (settings.transport === 'http' && settings.publicUrl === null)
    return {
      status: 'skip',
      found: 'Not compared, because PUBLIC_URL isn’t set: it says where Slack sends requests.',
    };
  const needed = neededManifest(settings);
  if (file === null) {
    const isBundled = missingSettings(JSON.parse(await readFile(BUNDLED, 'utf8')), needed).length === 0;
    const which = isBundled
      ? 'slack-manifest.json'
      : 'not slack-manifest.json but what “kursk slack manifest” prints';
    return {
      status: 'skip',
      found: `The app’s settings at Slack weren’t compared: the bot’s tokens can’t read them. For this configuration they are ${which}.`,
      fix: EXPORT_FIX,
    };
  }
  const manifest = await readManifest(file);
  if (typeof manifest === 'string')
    return { status: 'fail', found: `The manifest "${file}" can’t be read: ${manifest}.`, fix: EXPORT_FIX };
  const lacking = missingSettings(manifest, needed);
  if (lacking.length === 0)
    return { status: 'ok', found: 'The app’s settings at Slack are what the bot needs.' };
  return {
    status: 'fail',
    found: `The app’s settings at Slack aren’t as they should be: ${lacking.join('; ')}.`,
    fix: REPLACE_FIX,
  };
}

/** The part of the manifest that the bot depends on. Names, descriptions and colours are the operator's choice. */
function neededManifest({ isForMany, ...settings }: NeededSettings): object {
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

/** Parses the file. @returns a string that says why, if it can't be read */
async function readManifest(file: string): Promise<object | string> {
  try {
    const manifest: unknown = parse(await readFile(file, 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? manifest : 'it is neither JSON nor YAML';
  } catch (error) {
    return error instanceof Error && 'errno' in error
      ? describeSystemError(error)
      : 'it is neither JSON nor YAML';
  }
}

/**
 * Describes each needed setting that a manifest lacks or has otherwise, in a few words. Other settings don't matter, nor does the
 * order of lists.
 */
function missingSettings(actual: unknown, needed: unknown, path = ''): string[] {
  if (Array.isArray(needed)) {
    const entries: readonly unknown[] = Array.isArray(actual) ? actual : [];
    return needed
      .filter((one) => !entries.some((entry) => missingSettings(entry, one).length === 0))
      .map((one) => `${path} lacks ${describeValue(one)}`);
  }
  if (typeof needed === 'object' && needed !== null)
    return Object.entries(needed).flatMap(([key, value]) =>
      missingSettings(Object(actual)[key], value, path === '' ? key : `${path}.${key}`),
    );
  // A setting that is off may be left out.
  const isSame = actual === needed || (needed === false && actual === undefined);
  return isSame ? [] : [`${path} is ${describeValue(actual)}, not ${describeValue(needed)}`];
}

function describeValue(value: unknown): string {
  if (value === undefined) return 'not set';
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(describeValue).join(' ');
}
