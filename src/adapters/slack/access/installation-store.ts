import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import { createBoundedMap } from '../../../core/bot/bounded-map.ts';
import type { Installations } from '../../../core/ports/store.ts';
import type { Clock } from '../../../core/ports/system.ts';

/** How long an installation is used without a look at the store, where another process may have changed it. In milliseconds. */
const CACHE_TIME = 60_000;

const MAX_CACHED = 10_000;

const installationSchema = z.custom<Installation>(
  (value) => z.looseObject({ bot: z.looseObject({ token: z.string() }) }).safeParse(value).success,
);

export interface SlackInstallations extends InstallationStore {
  /** The installation of a workspace or an organisation; `null` if the app isn't installed there. */
  readonly find: (workspace: string) => Promise<Installation | null>;
  readonly forget: (workspace: string) => Promise<void>;
}

/** Bolt's installation store, on top of the bot's. While the store is down, cached installations are used. */
export function createInstallations(store: Installations, clock: Pick<Clock, 'now'>): SlackInstallations {
  const cache = createBoundedMap<string, { readonly installation: Installation; readonly at: number }>(
    MAX_CACHED,
  );
  const keyOf = (id: string) => ({ platform: 'slack', id }) as const;

  async function find(workspace: string): Promise<Installation | null> {
    const cached = cache.get(workspace);
    if (cached !== undefined && cached.at > clock.now() - CACHE_TIME) return cached.installation;
    const record = await store.find(keyOf(workspace)).catch((error: unknown) => {
      if (cached === undefined) throw error;
      return JSON.stringify(cached.installation);
    });
    if (record === null) {
      cache.delete(workspace);
      return null;
    }
    const installation = installationSchema.parse(JSON.parse(record));
    cache.set(workspace, { installation, at: clock.now() });
    return installation;
  }

  /**
   * The installation by which a workspace, or the organisation it belongs to, already has the app. Read past the cache: another
   * process may have forgotten it.
   */
  async function earlierOf({ team, enterprise }: Installation): Promise<Installation | null> {
    for (const id of [team?.id, enterprise?.id]) {
      const record = id === undefined ? null : await store.find(keyOf(id));
      if (record !== null) return installationSchema.parse(JSON.parse(record));
    }
    return null;
  }

  async function forget(workspace: string): Promise<void> {
    cache.delete(workspace);
    await store.remove(keyOf(workspace));
  }

  return {
    find,
    forget,
    async storeInstallation(installation) {
      const { team, enterprise, isEnterpriseInstall } = installation;
      const id = isEnterpriseInstall ? enterprise?.id : team?.id;
      if (id === undefined)
        throw new Error('The installation names neither a workspace nor an organisation.');
      // Anybody may open the install page again. Whoever installed the app first stays its admin there until it is uninstalled.
      const { user } = (await earlierOf(installation)) ?? installation;
      await store.save(keyOf(id), JSON.stringify({ ...installation, user }));
      cache.delete(id);
    },
    async fetchInstallation(query) {
      for (const id of idsOf(query)) {
        const installation = await find(id);
        if (installation !== null) return installation;
      }
      throw new Error('The app is not installed there.');
    },
    async deleteInstallation(query) {
      for (const id of idsOf(query)) await forget(id);
    },
  };
}

/** The ids to look for: the workspace's own installation first, then that of its organisation. */
function idsOf({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery<boolean>): string[] {
  const ids = isEnterpriseInstall ? [enterpriseId] : [teamId, enterpriseId];
  return ids.filter((id) => id !== undefined);
}
