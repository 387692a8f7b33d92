import type { Repair, RepairId } from '@pingone-sandbox/contract'
import type { usePaths } from '../../entities/environment/environment-paths.ts'

/** Repairs that need something to be entered or decided: they lead to the place where that is done. */
export type LeadingRepair = Extract<
  Repair,
  { readonly id: 'edit-connection' | 're-enter-token' | 'edit-mapping' }
>

const leading: ReadonlySet<RepairId> = new Set<LeadingRepair['id']>([
  'edit-connection',
  're-enter-token',
  'edit-mapping',
])

export const isLeading = (repair: Repair): repair is LeadingRepair => leading.has(repair.id)

/** The address of the field that a repair is made in; the console focuses it. */
export function repairPlace(repair: LeadingRepair, paths: ReturnType<typeof usePaths>): string {
  if (repair.id === 'edit-mapping') return paths.rule(repair.ruleId, 'mapping')
  const { connectionId, key } = repair
  const field = key === undefined ? '' : `&field=${key}`
  return `${paths.connection(connectionId)}?tab=configuration${field}`
}
