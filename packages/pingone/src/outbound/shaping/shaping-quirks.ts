import type { Intent, Unsent } from '../call.ts'
import { connectionConditions } from './connections.ts'
import { groupConditions } from './groups.ts'
import type { Circumstances, Conditions, Operation, Shaped } from './operation.ts'
import type { QuirkId } from '../quirks.ts'
import { userConditions } from './users.ts'

/** An operation's request in words and facts. */
export interface DescribedOperation extends Operation {
  readonly summary: string
}

/** Adds to an operation's request the quirks that shape it. */
export function intentOf(
  { summary, ...operation }: DescribedOperation,
  { method, body }: Pick<Unsent, 'method' | 'body'>,
  { configuration, choices, mappingQuirks }: Circumstances,
): Intent {
  const shaped: Shaped = {
    ...operation,
    method,
    body,
    configuration,
    choices,
    ...(mappingQuirks && { mappingQuirks }),
  }
  return { purpose: operation.purpose, summary, quirks: shapingQuirks(shaped) }
}

/** The ids of the quirks that shape a request. */
export function shapingQuirks(shaped: Shaped): readonly QuirkId[] {
  const ids: QuirkId[] = []
  for (const [id, isShapedBy] of conditions[shaped.subject]) if (isShapedBy(shaped)) ids.push(id)
  return ids
}

type Condition = readonly [QuirkId, (shaped: Shaped) => boolean]

const entriesOf = (table: Conditions) => Object.entries(table) as readonly Condition[]

const conditions: Readonly<Record<Operation['subject'], readonly Condition[]>> = {
  user: entriesOf(userConditions),
  group: entriesOf(groupConditions),
  connection: entriesOf(connectionConditions),
}
