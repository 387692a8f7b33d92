import { configurationLabels, type Repair, type RepairId } from '@pingone-sandbox/contract'
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

/** The label and the address of the field that a repair writes; undefined when it writes none. */
export function writtenField(repair: Repair, paths: ReturnType<typeof usePaths>) {
  if (repair.id !== 'write-eq' && repair.id !== 'switch-scheme') return undefined
  const key = repair.id === 'write-eq' ? 'USER_FILTER' : 'SCIM_URL'
  const { connectionId } = repair
  const label = `Edit ${configurationLabels[key]}`
  return { label, to: repairPlace({ id: 'edit-connection', label, connectionId, key }, paths) }
}

/** The address of the field that a repair is made in; the console focuses it. */
export function repairPlace(repair: LeadingRepair, paths: ReturnType<typeof usePaths>): string {
  if (repair.id === 'edit-mapping') return paths.rule(repair.ruleId, 'mapping')
  const { connectionId, key } = repair
  const field = key === undefined ? '' : `&field=${key}`
  return `${paths.connection(connectionId)}?tab=configuration${field}`
}
