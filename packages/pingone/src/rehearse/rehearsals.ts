import type {
  GroupPreview,
  GroupPreviewQuery,
  PlanReport,
  Preview,
  PreviewQuery,
  RehearsalQuery,
} from '@pingone-sandbox/contract'
import type { DirectoryReader } from '../directory/reader.ts'
import type { BehaviourChoices } from '../outbound/profile.ts'
import type { Revisions } from '../configuration/revisions.ts'
import { previewGroup } from './group-preview.ts'
import type { Links } from '../links/links.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { previewUser, type Missing, type Wrong } from './preview.ts'
import type { ConfigurationReader } from '../configuration/reader.ts'
import { rehearse, type PlanObserver } from './rehearsal.ts'
import { rehearsedConfiguration, type PlanRefusal } from './rehearsed-configuration.ts'

export interface RehearsalsOptions {
  readonly environmentId: string
  readonly directory: DirectoryReader
  readonly links: Links
  readonly revisions: Revisions
  readonly configuration: Pick<ConfigurationReader, 'removedRules'>
  readonly outbound: Pick<Outbound, 'rehearsing'>
  readonly choices: () => BehaviourChoices
  readonly clock: () => Date
  readonly stopwatch: () => number
}

/** What provisioning would do, without doing it. */
export interface Rehearsals {
  /** Reports what a sync would do now, or why no plan can be made. */
  plan(query: RehearsalQuery, observer?: PlanObserver): Promise<PlanReport | PlanRefusal>
  /** Shows one user under a saved rule, which need not be active. */
  preview(query: PreviewQuery): Promise<Preview | Missing | Wrong>
  /** Shows the name that a rule would send for a group. */
  previewGroup(
    query: GroupPreviewQuery,
  ): Promise<GroupPreview | { readonly missing: 'rule' | 'group' }>
}

export function createRehearsals(options: RehearsalsOptions): Rehearsals {
  const { environmentId, directory, links, revisions, outbound, choices, clock, stopwatch } =
    options

  return {
    async plan(query, observer) {
      const sourceUserType = await directory.userType(environmentId)
      const found = await rehearsedConfiguration({
        ...{ query, environmentId, revisions, configuration: options.configuration },
        userType: sourceUserType,
      })
      if (!('snapshot' in found)) return found
      return rehearse({
        ...found,
        sources: { directory, links },
        ...{ query, links, stopwatch, observer },
        userCount: await directory.userCount(environmentId),
        contextOf: ({ remainingMs, ...parts }) => ({
          changeId: '',
          choices: choices(),
          ...{ directory, sourceUserType, clock },
          callerFor: outbound.rehearsing(parts.journal, remainingMs),
          ...parts,
        }),
      })
    },
    preview: (query) =>
      previewUser({ query, environmentId, revisions, directory, choices: choices() }),
    previewGroup: (query) => previewGroup({ query, environmentId, revisions, directory }),
  }
}
