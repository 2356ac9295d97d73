import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import { createBoundedMap } from '../../../core/bot/bounded-map.ts';
import type { Installations } from '../../../core/ports/store.ts';
import type { Clock } from '../../../core/ports/system.ts';

/** A change made by another process is seen after so many milliseconds. */
const CACHE_TIME = 60_000;

const MAX_CACHED = 10_000;

const installationSchema = z.custom<Installation>(
  (value) => z.looseObject({ bot: z.looseObject({ token: z.string() }) }).safeParse(value).success,
);

export interface SlackInstallations extends InstallationStore {
  /** What is kept of a workspace, or an organisation; `null` where the app isn't installed. */
  readonly find: (workspace: string) => Promise<Installation | null>;
  readonly forget: (workspace: string) => Promise<void>;
}

/** Installations as Bolt wants to keep them, in the store's book. While the store is down, those that were seen last. */
export function createInstallations(book: Installations, clock: Pick<Clock, 'now'>): SlackInstallations {
  const known = createBoundedMap<string, { readonly installation: Installation; readonly at: number }>(
    MAX_CACHED,
  );
  const keyOf = (id: string) => ({ platform: 'slack', id }) as const;

  async function find(workspace: string): Promise<Installation | null> {
    const last = known.get(workspace);
    if (last !== undefined && last.at > clock.now() - CACHE_TIME) return last.installation;
    const record = await book.find(keyOf(workspace)).catch((error: unknown) => {
      if (last === undefined) throw error;
      return JSON.stringify(last.installation);
    });
    if (record === null) {
      known.delete(workspace);
      return null;
    }
    const installation = installationSchema.parse(JSON.parse(record));
    known.set(workspace, { installation, at: clock.now() });
    return installation;
  }

  async function forget(workspace: string): Promise<void> {
    known.delete(workspace);
    await book.remove(keyOf(workspace));
  }

  return {
    find,
    forget,
    async storeInstallation(installation) {
      const { team, enterprise, isEnterpriseInstall } = installation;
      const id = isEnterpriseInstall ? enterprise?.id : team?.id;
      if (id === undefined) throw new Error('An installation names neither workspace nor organisation.');
      await book.save(keyOf(id), JSON.stringify(installation));
      known.delete(id);
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

/** An organisation's app answers in all of its workspaces; a workspace's in that one. */
function idsOf({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery<boolean>): string[] {
  const ids = isEnterpriseInstall ? [enterpriseId] : [teamId, enterpriseId];
  return ids.filter((id) => id !== undefined);
}
