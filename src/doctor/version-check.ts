import { VERSION } from '../version.ts';
import type { Check } from './check.ts';

/** What runs here; whoever is asked for help wants to know that. */
export const versionCheck: Check = {
  id: 'version',
  goesBy: [],
  patience: 1_000,
  whenLate: 'Try again.',
  examine: async () => {
    const { version, platform, arch } = process;
    return { status: 'ok', found: `Kursk ${VERSION} on Node.js ${version}, ${platform} ${arch}.` };
  },
};
