import type { Intent, Unsent } from './call.ts'
import type { QuirkId } from './quirks.ts'
import type { Attempted } from './quirks/attempt.ts'
import { groupConditions } from './quirks/groups.ts'
import type { Circumstances, Condition, Operation, Shaped } from './quirks/operation.ts'
import { attemptConditions, connectionConditions } from './quirks/requests.ts'
import { userConditions } from './quirks/users.ts'

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

/** The ids of the quirks that shape one attempt of a request, whatever it is about. */
export function attemptQuirks(attempted: Attempted): readonly QuirkId[] {
  const ids: QuirkId[] = []
  for (const [id, isShapedBy] of attemptEntries) if (isShapedBy(attempted)) ids.push(id)
  return ids
}

type AttemptCondition = (attempted: Attempted) => boolean

type Table<Test> = Readonly<Record<string, Test>>

/** The ids and conditions of a table, whose ids must be in the ledger. */
function entriesOf<Test, Ids extends Table<Test>>(
  table: Ids & Readonly<Record<Exclude<keyof Ids, QuirkId>, never>>,
): readonly (readonly [QuirkId, Test])[] {
  return Object.entries(table) as unknown as readonly (readonly [QuirkId, Test])[]
}

const attemptEntries = entriesOf<AttemptCondition, typeof attemptConditions>(attemptConditions)

const conditions: Readonly<
  Record<Operation['subject'], readonly (readonly [QuirkId, Condition])[]>
> = {
  user: entriesOf<Condition, typeof userConditions>(userConditions),
  group: entriesOf<Condition, typeof groupConditions>(groupConditions),
  connection: entriesOf<Condition, typeof connectionConditions>(connectionConditions),
}
