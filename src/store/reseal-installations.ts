import type { Access } from './access.ts';
import { ownerOf } from './owner-of.ts';
import type { Sealer } from './sealer.ts';

/** Seals under the newest key what is still sealed under one before it. Once it has, the old key may go. @throws StoreUnavailable */
export function createResealInstallations({ run }: Access, { isOutdated, seal, unseal }: Sealer) {
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
