import type { PropagationStore, Rule } from '@pingone-sandbox/pingone/contract'
import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../ui/toast.tsx'
import { connectionFormOf } from '../connections/connection-form.ts'
import { useStores, useUpdateConnection } from '../connections/connection-queries.ts'
import type { MembershipHandling } from './membership-handling-dialog.tsx'
import { useUpdateRule } from './rule-queries.ts'

/** Saves the groups of a rule; the first ones only once it is said what becomes of memberships at the target. */
export function useSaveGroups(rule: Rule, chosen: readonly string[]) {
  const [isAsking, setAsking] = useState(false)
  const connection = useStores().data?.find(({ id }) => id === rule.targetStore.id)
  const update = useUpdateRule()
  const updateConnection = useUpdateConnection()
  const toast = useToast()
  const isFirst = (rule.groups ?? []).length === 0 && chosen.length > 0

  async function save(): Promise<void> {
    try {
      await update.mutateAsync({ rule, change: { groups: chosen.map((id) => ({ id })) } })
      toast('success', 'The groups of the rule were saved.')
    } catch (error) {
      toast('danger', failureText(error))
    }
  }

  async function saveWith(handling: MembershipHandling, store: PropagationStore): Promise<void> {
    if (store.configuration['GROUP_MEMBERSHIP_HANDLING'] !== handling) {
      const form = connectionFormOf(store)
      const configuration = { ...form.configuration, GROUP_MEMBERSHIP_HANDLING: handling }
      try {
        await updateConnection.mutateAsync({ store, form: { ...form, configuration } })
      } catch (error) {
        return toast('danger', failureText(error))
      }
    }
    await save()
    setAsking(false)
  }

  return {
    isPending: update.isPending || updateConnection.isPending,
    save: () => (isFirst ? setAsking(true) : void save()),
    /** Whom the question about memberships is asked of; nothing while it is not asked. */
    asked: isAsking ? connection : undefined,
    answer: (handling: MembershipHandling) => {
      if (connection !== undefined) void saveWith(handling, connection)
    },
    cancel: () => setAsking(false),
  }
}
