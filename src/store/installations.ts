import type { Workspace } from '../core/ports/place.ts';
import type { Installations } from '../core/ports/store.ts';
import type { Sealer } from './sealer.ts';
import type { StoreConnection } from './store-connection.ts';

/** Installations are rows by workspace. What is in them is sealed before it gets near the database. */
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

/** A workspace's name among the owners of sealed texts. */
function ownerOf({ platform, id }: Workspace): string {
  return `the ${platform} workspace ${id}`;
}

/** Seals under the newest key what is still sealed under one before it. Once it has, the old key may go. @throws StoreUnavailable */
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
          // Not over what was saved meanwhile.
          .where('sealed_record', '=', sealed)
          .execute(),
      );
    }
  };
}
