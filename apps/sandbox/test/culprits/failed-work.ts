import type { Exchange, JournalEntryOf } from '@pingone-sandbox/contract'
import type { FailedWork } from '@pingone-sandbox/pingone'
import type { startStoryAt } from '../target-story.ts'

type Story = Awaited<ReturnType<typeof startStoryAt>>

/** Reads the last failed work on a user or group from a running sandbox, with its exchanges as the control API answers them. */
export async function failedWorkOf(
  { control, connection, call, outcomes }: Story,
  name: string,
): Promise<FailedWork> {
  await outcomes()
  const { entries } = await control.entries({ limit: 1000 })
  const failed = entries.findLast(
    (entry): entry is JournalEntryOf<'outcome'> =>
      entry.type === 'outcome' && entry.subject.name === name && entry.cause !== undefined,
  )
  if (!failed) throw new Error(`${name} has not failed.`)
  const ids = entries.flatMap((entry) =>
    entry.type === 'exchange' &&
    entry.changeId === failed.changeId &&
    entry.exchange.rule?.id === failed.rule.id &&
    entry.exchange.subject?.id === failed.subject.id
      ? entry.exchange.id
      : [],
  )
  const exchanges = await Promise.all(ids.map((id) => control.exchange(id)))
  const state = (await control.connections()).find(({ id }) => id === connection.id)
  const store = await call('GET', `/propagation/stores/${connection.id}`)
  const { configuration } = store as unknown as Pick<
    NonNullable<FailedWork['connection']>,
    'configuration'
  >
  return {
    outcome: failed,
    exchanges,
    connection: { id: connection.id, configuration, ...(state && { delivery: state.delivery }) },
  }
}

/** An exchange in a line: `GET /Users 200`. */
export function inShort({ request, response }: Exchange): string {
  const path = URL.parse(request.url)?.pathname.replace(/^\/scim\/v2/, '') ?? ''
  return `${request.method} ${path.replace(/[\da-f-]{36}$/, '{id}')} ${response?.status ?? 'unanswered'}`
}
