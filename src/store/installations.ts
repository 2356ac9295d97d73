import type { Workspace } from '../core/ports/place.ts';
import type { Installations } from '../core/ports/store.ts';
import type { Sealer } from './sealer.ts';
import type { StoreConnection } from './store-connection.ts';

/** Keeps an installation in one row by workspace. Its record holds tokens, so it is encrypted before it reaches the database. */
export function createInstallations({ run }: StoreConnection, { seal, unseal }: Sealer): Installations {
  return {
    async find(workspace) {
      const row = await run((tables) =>
        tables
          .selectFrom('installations')
          .select('sealed_record')
          .where('platform', '=', workspace.platform)
          .where('workspace', '=', workspace.id)
          .executeTakeFirst(),
      );
      return row === undefined ? null : unseal(row.sealed_record, ownerOf(workspace));
    },

    async save(workspace, record) {
      const row = { sealed_record: seal(record, ownerOf(workspace)) };
      await run((tables) =>
        tables
          .insertInto('installations')
          .values({ platform: workspace.platform, workspace: workspace.id, ...row })
          .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doUpdateSet(row))
          .execute(),
      );
    },

    async remove(workspace) {
      await run((tables) =>
        tables
          .deleteFrom('installations')
          .where('platform', '=', workspace.platform)
          .where('workspace', '=', workspace.id)
          .execute(),
      );
    },
  };
}

/** The authenticated data of a workspace's record: one that is copied to another workspace's row can't be decrypted. */
function ownerOf({ platform, id }: Workspace): string {
  return `the ${platform} workspace ${id}`;
}

/** Re-encrypts, under the newest key, the records under older keys, which can be discarded then. @throws StoreUnavailable */
export function createResealInstallations({ run }: StoreConnection, { isOutdated, seal, unseal }: Sealer) {
  return async (): Promise<void> => {
    const rows = await run((tables) => tables.selectFrom('installations').selectAll().execute());
    for (const { platform, workspace, sealed_record: sealed } of rows.filter((row) =>
      isOutdated(row.sealed_record),
    )) {
      const owner = ownerOf({ platform, id: workspace });
      const resealed = seal(unseal(sealed, owner), owner);
      await run((tables) =>
        tables
          .updateTable('installations')
          .set({ sealed_record: resealed })
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          // Not if it was saved again meanwhile.
          .where('sealed_record', '=', sealed)
          .execute(),
      );
    }
  };
}
