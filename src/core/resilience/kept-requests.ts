import type { TextSealer } from '../ports/text-sealer.ts';
import type { Request } from '../requests/request.ts';

/** A request, and where the reply goes. */
export interface Addressed {
  readonly request: Request;
  /** As in a `Receipt`. */
  readonly address: string;
}

/** Requests as they are kept with their claims. */
export interface KeptRequests {
  readonly seal: (event: string, addressed: Addressed) => string;
  /** @throws Error when it was kept under another key, or by another version */
  readonly unseal: (event: string, sealed: string) => Addressed;
}

export function createKeptRequests({ seal, unseal }: TextSealer): KeptRequests {
  return {
    seal: (event, addressed) => seal(JSON.stringify(addressed), ownerOf(event)),
    // Nobody but a process of this bot can have sealed it.
    unseal: (event, sealed) => JSON.parse(unseal(sealed, ownerOf(event))),
  };
}

/** Another number when `Request` or an address is read otherwise: during an update, what the other version left is given up. */
function ownerOf(event: string): string {
  return `the request ${event}, form 1`;
}
