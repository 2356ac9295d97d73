import type { InstallationBook } from '../core/ports/installation-book.ts';
import type { Access } from './access.ts';
import { ownerOf } from './owner-of.ts';
import type { Sealer } from './sealer.ts';

/** Installations are rows by workspace. What is in them is sealed before it gets near the database. */
export function createInstallationBook({ run }: Access, { seal, unseal }: Sealer): InstallationBook {
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
