import { createControlClient } from '@pingone-sandbox/client'
import type { RuleSyncStatus, SyncedSubject } from '@pingone-sandbox/contract'
import type { startEngine } from './engine.ts'
import type { startTenant } from './tenant.ts'

type Tenant = Pick<Awaited<ReturnType<typeof startTenant>>, 'sandbox'>
type Engine = Pick<Awaited<ReturnType<typeof startEngine>>, 'provisioning'>

async function read<Answer>({ sandbox }: Tenant, path: string): Promise<Answer> {
  return (await createControlClient(sandbox.urls).send(path)) as Answer
}

/** The counters of a rule, from the control API. */
export async function syncStatusOf(
  tenant: Tenant,
  ruleId: string,
): Promise<RuleSyncStatus | undefined> {
  return (await read<{ syncStatus?: RuleSyncStatus }>(tenant, `/rules/${ruleId}/status`)).syncStatus
}

/** Those who are synced under a rule. */
export async function syncedOf(tenant: Tenant, ruleId: string, query = '') {
  const path = `/rules/${ruleId}/synced?${query}`
  return read<{ synced: SyncedSubject[]; total: number; cursor?: string }>(tenant, path)
}

/** How one user or group stands under a rule. */
export const syncedSubjectOf = async (
  tenant: Tenant,
  ruleId: string,
  subjectId: string,
): Promise<SyncedSubject> => read(tenant, `/rules/${ruleId}/synced/${subjectId}`)

/** The counters of a rule of an engine, which has no control API. */
export async function syncStatusIn(
  engine: Engine,
  ruleId: string,
): Promise<RuleSyncStatus | undefined> {
  return (await engine.provisioning().ruleStates.of(ruleId))?.syncStatus
}
