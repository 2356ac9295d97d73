import type { Check } from './check.ts';
import { checkPort } from './check-port.ts';
import { checkPublicUrl } from './check-public-url.ts';
import type { DoctorParts } from './doctor-parts.ts';

/** What is looked at of the service's addresses. */
export function webChecks({ config, patience }: DoctorParts): Check[] {
  return [
    {
      id: 'port',
      goesBy: ['HOST', 'PORT'],
      patience: 2 * patience,
      whenLate: 'Something listens there and is silent: stop it, or set PORT to another.',
      examine: () => checkPort(config.server, patience),
    },
    {
      id: 'public-url',
      goesBy: ['PUBLIC_URL'],
      patience: 2 * patience,
      whenLate:
        'Something listens at PUBLIC_URL and is silent: look at the service and at the reverse proxy.',
      examine: () => checkPublicUrl(config, patience),
    },
  ];
}
