/** Whose event it is, as Bolt tells. */
export interface EventContext {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isEnterpriseInstall: boolean;
  readonly botUserId?: string;
  /** Tells Slack that the event was received; `transports/acknowledged-by-handlers` gives it. */
  readonly acknowledge?: () => Promise<void>;
}

/** The workspace an event belongs to: the organisation's where the app is installed for all of it. */
export function workspaceOf({ teamId, enterpriseId, isEnterpriseInstall }: EventContext): string | null {
  return (isEnterpriseInstall ? enterpriseId : teamId) ?? null;
}
