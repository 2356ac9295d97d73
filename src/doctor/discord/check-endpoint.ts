import type { Config } from '../../config.ts';
import type { Finding } from '../finding.ts';
import type { Application } from './application.ts';

const PATH = '/discord/interactions';

/** Whether interactions come to where the bot takes them: Discord sends them to one place, the endpoint or the gateway. */
export function checkEndpoint(
  { interactions_endpoint_url: there }: Application,
  { publicUrl }: Pick<Config, 'publicUrl'>,
  isByHttp: boolean,
): Finding {
  const ours = publicUrl === null ? `PUBLIC_URL${PATH}` : publicUrl + PATH;
  if (!there) {
    if (!isByHttp) return { status: 'ok', found: 'Interactions come over the gateway.' };
    return {
      status: 'warn',
      found:
        'Interactions come over the gateway, and none by HTTP: the application has no Interactions Endpoint URL.',
      fix: `Enter ${ours} as Interactions Endpoint URL, or leave DISCORD_PUBLIC_KEY out.`,
    };
  }
  if (!isByHttp)
    return {
      status: 'fail',
      found: `Commands and buttons don’t reach the bot: Discord sends them to ${there}, and not to the gateway.`,
      fix: 'Empty the Interactions Endpoint URL of the application, or set DISCORD_PUBLIC_KEY.',
    };
  const isOurs = publicUrl === null ? there.endsWith(PATH) : there === ours;
  if (isOurs) return { status: 'ok', found: `Interactions come by HTTP, to ${there}.` };
  return {
    status: 'fail',
    found: `Commands and buttons don’t reach the bot: Discord sends them to ${there}, and not to ${ours}.`,
    fix: `Enter ${ours} as Interactions Endpoint URL of the application.`,
  };
}
