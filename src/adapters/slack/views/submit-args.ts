import type { SlackClient } from '../slack-client.ts';
import type { EventContext } from '../workspace-of.ts';

/** A form that was sent. */
export interface SubmitArgs {
  readonly ack: (response?: { response_action: 'errors'; errors: Record<string, string> }) => Promise<void>;
  readonly body: { readonly user: { readonly id: string; readonly name: string } };
  readonly view: {
    readonly id: string;
    readonly private_metadata: string;
    readonly state: {
      readonly values: {
        readonly [block: string]: {
          readonly [action: string]: {
            readonly value?: string | null;
            readonly selected_option?: { readonly value: string } | null;
          };
        };
      };
    };
  };
  readonly client: Pick<SlackClient, 'chat'>;
  readonly context: EventContext;
}
