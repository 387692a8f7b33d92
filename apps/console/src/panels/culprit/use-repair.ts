import type { PropagationStore, Repair } from '@pingone-sandbox/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useChangeProfile } from '../../entities/behaviour/behaviour-queries.ts'
import {
  useTestSavedConnection,
  useUpdateConnection,
} from '../../entities/connection/connection-changes.ts'
import { storeConfiguredWith } from '../../entities/connection/connection-form.ts'
import { useSetDelivery } from '../../entities/connection/connection-states.ts'
import { useSession } from '../../entities/environment/session.ts'
import { withoutFault } from '../../entities/fault/fault-changes.ts'
import { useChangeFaults } from '../../entities/fault/change-faults.ts'
import { useChooseMisbehaviours } from '../../entities/fault/misbehaviour-queries.ts'
import { useResync } from '../../entities/rule/rule-changes.ts'
import { answer } from '../../lib/answer.ts'
import { readProfile } from '../../lib/control-client.ts'
import type { LeadingRepair } from './repair-place.ts'

/** Repairs that are made at once. */
export type ActingRepair = Exclude<Repair, LeadingRepair | { readonly id: 'retry' }>

/** Makes a repair; resolves to what was done, in a sentence. */
export function useRepair(repair: ActingRepair) {
  const queryClient = useQueryClient()
  const connectionId = 'connectionId' in repair ? repair.connectionId : ''
  const { platform } = useSession()
  const update = useUpdateConnection().mutateAsync
  const deliver = useSetDelivery(connectionId).mutateAsync
  const test = useTestSavedConnection().mutateAsync
  const changeProfile = useChangeProfile().mutateAsync
  const changeFaults = useChangeFaults().mutateAsync
  const chooseMisbehaviours = useChooseMisbehaviours().mutateAsync
  const resync = useResync().mutateAsync

  const configure = (configuration: PropagationStore['configuration']) =>
    update({
      id: connectionId,
      revise: (now, all) => storeConfiguredWith(configuration, now, all),
    })

  async function run(): Promise<string> {
    switch (repair.id) {
      case 'write-eq':
        await configure({ USER_FILTER: repair.userFilter })
        return `The User Filter Expression is ${repair.userFilter} now.`
      case 'switch-scheme':
        await configure({ SCIM_URL: repair.baseUrl })
        return `SCIM BASE URL is ${repair.baseUrl} now.`
      case 'accept-certificate':
        await deliver(() => ({ acceptCertificate: true }))
        return 'Any certificate is accepted now.'
      case 'raise-timeout':
        await deliver(() => ({ timeoutMs: repair.timeoutMs }))
        return `PingOne waits ${repair.timeoutMs / 1000} s for an answer now.`
      case 'lower-rate':
        await deliver(() => ({ requestsPerSecond: repair.requestsPerSecond }))
        return `PingOne sends ${repair.requestsPerSecond} requests a second at most now.`
      case 'test-connection': {
        const store = await platform.read(
          `/propagation/stores/${connectionId}`,
          answer('propagationStore'),
        )
        await test(store)
        return `${store.name}: Connection Successful`
      }
      case 'choose-behaviour': {
        const { choice, value } = repair
        await changeProfile({ edit: { choice, value }, shown: await readProfile() })
        return `PingOne acts with ${choice}=${value} now.`
      }
      case 'switch-off-misbehaviour':
        await chooseMisbehaviours((active) => active.filter((id) => id !== repair.misbehaviour))
        return `The misbehaviour ${repair.misbehaviour} is off.`
      case 'clear-fault':
        await changeFaults(withoutFault(repair.faultId))
        return `The fault ${repair.faultId} is cleared.`
      case 'full-resync':
        await resync(repair.ruleId)
        return 'The full resync has started.'
    }
  }

  return useMutation({
    mutationFn: run,
    // What the story offers depends on what can still be repaired.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['story'] }),
  })
}
