import type { JournalEntryOf } from '@pingone-sandbox/contract'
import { groupIdsOf } from '../../entities/scope/condition-list.tsx'
import { reasonWords } from '../../entities/scope/condition-words.ts'
import { useNames } from '../../entities/scope/use-names.ts'

/** Why a user or group is in the scope of a rule or not, in a sentence; undefined where no condition says it. */
export function useScopeReason(
  decision: JournalEntryOf<'decision'> | undefined,
): string | undefined {
  const names = useNames((decision?.conditions ?? []).flatMap(groupIdsOf))
  if (decision === undefined) return undefined
  const { inScope, subject, rule, conditions } = decision
  const words = reasonWords(conditions, inScope, names)
  if (words === '') return undefined
  return `${subject.name} is ${inScope ? 'in' : 'not in'} scope of ${rule.name} because ${words}.`
}
