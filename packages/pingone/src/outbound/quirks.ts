import type { Quirk } from '@pingone-sandbox/contract'
import { answerQuirks } from './quirks/answers.ts'
import { consoleQuirks } from './quirks/console.ts'
import { deliveryQuirks } from './quirks/delivery.ts'
import { groupQuirks } from './quirks/groups.ts'
import { mappingQuirks } from './quirks/mapping.ts'
import { parsingQuirks } from './quirks/parsing.ts'
import { platformQuirks } from './quirks/platform.ts'
import { platformAnswerQuirks } from './quirks/platform-answers.ts'
import { propagationQuirks } from './quirks/platform-propagation.ts'
import { platformUserQuirks } from './quirks/platform-users.ts'
import { requestQuirks } from './quirks/requests.ts'
import { resyncQuirks } from './quirks/resync.ts'
import { userQuirks } from './quirks/users.ts'

/**
 * The quirk ledger: what PingOne's outbound client does beyond the RFC, or where the RFC leaves a choice, with the evidence.
 *
 * A record with a `choice` applies when the behaviour profile has that choice; the others apply in every profile.
 */
export const quirks = [
  ...consoleQuirks,
  ...userQuirks,
  ...mappingQuirks,
  ...groupQuirks,
  ...resyncQuirks,
  ...requestQuirks,
  ...answerQuirks,
  ...deliveryQuirks,
  ...parsingQuirks,
  ...platformQuirks,
  ...platformAnswerQuirks,
  ...platformUserQuirks,
  ...propagationQuirks,
] as const satisfies readonly Quirk[]

export type QuirkId = (typeof quirks)[number]['id']

const ids: ReadonlySet<string> = new Set(quirks.map(({ id }) => id))

/** Whether the ledger has a record of this id. */
export const isQuirkId = (id: string): id is QuirkId => ids.has(id)
