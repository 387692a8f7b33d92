import type { Exchange, JournalEntryOf } from '@pingone-sandbox/contract'
import type { FailedWork } from '@pingone-sandbox/pingone'
import type { startTenant } from '../tenant.ts'

type Tenant = Pick<
  Awaited<ReturnType<typeof startTenant>>,
  'control' | 'connection' | 'call' | 'sandbox'
>

/** Reads the last failed work on a user or group from a running sandbox. */
export async function failedWorkOf(tenant: Tenant, name: string): Promise<FailedWork> {
  const works = await failedWorksOf(tenant)
  const last = works.findLast(({ outcome }) => outcome.subject.name === name)
  if (!last) throw new Error(`${name} has not failed.`)
  return last
}

/** Reads all failed work, oldest first, with its exchanges as the control API answers them. */
export async function failedWorksOf({
  control,
  connection,
  call,
  sandbox,
}: Tenant): Promise<readonly FailedWork[]> {
  await sandbox.waitForIdle()
  const { entries } = await control.entries({ limit: 1000 })
  const failed = entries.filter(
    (entry): entry is JournalEntryOf<'outcome'> =>
      entry.type === 'outcome' && entry.cause !== undefined,
  )
  const state = (await control.connections()).find(({ id }) => id === connection.id)
  const { configuration } = (await call(
    'GET',
    `/propagation/stores/${connection.id}`,
  )) as unknown as Pick<NonNullable<FailedWork['connection']>, 'configuration'>
  const now = { id: connection.id, configuration, ...(state && { delivery: state.delivery }) }

  return Promise.all(
    failed.map(async (outcome) => {
      const ids = entries.flatMap((entry) =>
        entry.type === 'exchange' &&
        entry.changeId === outcome.changeId &&
        entry.exchange.rule?.id === outcome.rule.id &&
        entry.exchange.subject?.id === outcome.subject.id
          ? entry.exchange.id
          : [],
      )
      const exchanges = await Promise.all(ids.map((id) => control.exchange(id)))
      return { outcome, exchanges, connection: now }
    }),
  )
}

/** An exchange in a line: `GET /Users 200`. */
export function inShort({ request, response }: Exchange): string {
  const path = URL.parse(request.url)?.pathname.replace(/^\/scim\/v2/, '') ?? ''
  return `${request.method} ${path.replace(/[\da-f-]{36}$/, '{id}')} ${response?.status ?? 'unanswered'}`
}
