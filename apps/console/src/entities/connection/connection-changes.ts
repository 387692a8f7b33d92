import type { Exchange, PropagationStore } from '@pingone-sandbox/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { control, sendControl } from '../../lib/control-client.ts'
import { type PlatformClient, PlatformError } from '@pingone-sandbox/client'
import { type Revise, updateResource } from '../../patterns/merge/update-resource.ts'
import { useSession } from '../environment/index.ts'
import { usePropagationChange } from '../revision/index.ts'
import { type ConnectionForm, connectionFormOf, storeBodyOf } from './connection-form.ts'

/** Creates a connection; it starts disabled, as in PingOne. */
export function useCreateConnection() {
  const { platform } = useSession()
  return usePropagationChange(async (form: ConnectionForm) =>
    answer('propagationStore').parse(
      await platform.send('/propagation/stores', {
        method: 'POST',
        body: storeBodyOf(form, 'INACTIVE'),
      }),
    ),
  )
}

interface ConnectionUpdate {
  readonly id: string
  readonly revise: Revise<PropagationStore>
}

/** Changes the current state of a connection, which takes effect with the next revision. */
export const updateConnection = (platform: PlatformClient, { id, revise }: ConnectionUpdate) =>
  updateResource(platform, {
    path: `/propagation/stores/${id}`,
    schema: answer('propagationStore'),
    revise,
  })

/** Changes the current state of a connection. */
export function useUpdateConnection() {
  const { platform } = useSession()
  return usePropagationChange((update: ConnectionUpdate) => updateConnection(platform, update))
}

export function useDeleteConnection() {
  const { platform } = useSession()
  return usePropagationChange((id: string) =>
    platform.send(`/propagation/stores/${id}`, { method: 'DELETE' }),
  )
}

/** Tests a connection, saved or not; returns its exchanges and the failure, if any. */
export function useTestConnection(savedId?: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (form: ConnectionForm) =>
      observeTest(storeBodyOf(form, 'INACTIVE').name, () => check(form, savedId)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['stores'] }),
  })
}

/** Tests a saved connection; rejects with the failure. */
export function useTestSavedConnection() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (store: PropagationStore) => check(connectionFormOf(store), store.id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['stores'] }),
  })
}

/** *Test Connection*; the secrets that the form leaves empty are those of the saved connection. */
async function check(form: ConnectionForm, savedId?: string) {
  const { name, type, configuration } = storeBodyOf(form, 'INACTIVE')
  const path = '/connections/test'
  const { error } = await sendControl('POST', path, answer('connectionTestAnswer'), {
    ...{ name, type, configuration },
    ...(savedId !== undefined && { id: savedId }),
  })
  if (error === undefined) return
  const { status, body } = error
  throw new PlatformError({ method: 'POST', path }, { status, text: JSON.stringify(body) })
}

/** The exchanges of a test, and its failure if it failed. */
interface ObservedTest {
  readonly failure: unknown
  /** The requests of the test with their answers, oldest first: one for a token, where one is needed, and the test itself. */
  readonly exchanges: readonly Exchange[]
}

/** Runs a test of the named connection and reads its exchanges from the journal. */
async function observeTest(
  connectionName: string,
  run: () => Promise<void>,
): Promise<ObservedTest> {
  const [last] = await newestExchanges(1)
  let failure: unknown
  try {
    await run()
  } catch (error) {
    failure = error
  }
  const exchanges = (await newestExchanges(20))
    .filter(
      ({ seq, purpose, connection, rule }) =>
        seq > (last?.seq ?? 0) &&
        (purpose === 'test' || purpose === 'token') &&
        connection.name === connectionName &&
        rule === undefined,
    )
    .toReversed()
  return { failure, exchanges }
}

const newestExchanges = async (limit: number) =>
  (await control(`/exchanges?limit=${limit}`, answer('exchangePage'))).exchanges
