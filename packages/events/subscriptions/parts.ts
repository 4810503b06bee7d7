import type { FhirStore, OpenStore, Session } from '#store';
import type { CriteriaParts } from './criteria.ts';

/** What subscriptions stand on; the app composes it. */
export interface SubscriptionParts {
  readonly store: Pick<FhirStore, 'read' | 'vread' | 'patch' | 'search'> & Pick<OpenStore, 'engine'>;
  readonly criteria: CriteriaParts;
  /** A session of the house itself, in which it writes the state of a subscription into its resource. */
  readonly system: () => Promise<Session>;
  /** Hosts that rest-hooks may go to: `name`, `name:port`, `*.domain`. */
  readonly hosts: readonly string[];
  /** Address of the API: what references in notifications begin with. */
  readonly base: string;
  readonly report: (fault: unknown) => void;
}

/** The channel of the hub on which a subscription's news are announced; by number alone. */
export const newsChannel = (id: string): string => `subscription/${id}`;
