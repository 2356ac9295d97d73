/** Whose event it is, as Bolt tells. */
export interface EventContext {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isEnterpriseInstall: boolean;
  readonly botUserId?: string;
}

/** The workspace an event belongs to: the organisation's where the app is installed for all of it. */
export function workspaceOf({ teamId, enterpriseId, isEnterpriseInstall }: EventContext): string | null {
  return (isEnterpriseInstall ? enterpriseId : teamId) ?? null;
}
