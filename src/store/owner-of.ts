import type { Workspace } from '../core/place.ts';

/** A workspace's name among the owners of sealed texts. */
export function ownerOf({ platform, id }: Workspace): string {
  return `the ${platform} workspace ${id}`;
}
