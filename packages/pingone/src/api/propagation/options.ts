import type { Configuration } from '../../configuration/configuration.ts'
import type { Directory } from '../../directory/directory.ts'
import type { Links } from '../../links/links.ts'
import type { TestStore } from '../../rehearse/test-store.ts'
import type { RevisionRecord } from '../../configuration/records.ts'
import type { RuleCounts } from '../../status/status.ts'

export interface PropagationOptions {
  readonly directory: Directory
  readonly configuration: Configuration
  readonly links: Links
  /** Counts the links of a rule, for its sync status. */
  readonly countsOf: (ruleId: string) => Promise<RuleCounts>
  /** Makes a revision. Throws a `PingOneError` when it deprovisions more users than is allowed unconfirmed. */
  readonly revise: (
    environmentId: string,
    revision: { readonly createdBy: string; readonly confirmed: number | undefined },
  ) => Promise<RevisionRecord>
  readonly testStore: TestStore
}
