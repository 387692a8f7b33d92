import type { PropagationStore, Rule } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { useUpdateConnection } from '../../../entities/connection/connection-changes.ts'
import { storeWith } from '../../../entities/connection/connection-form.ts'
import { useStores } from '../../../entities/connection/connection-queries.ts'
import { usePlannedSave } from '../../../entities/revision/use-planned-save.ts'
import { useUpdateRule } from '../../../entities/rule/rule-changes.ts'
import { useSyncStatusLink } from '../../../entities/rule/sync-status-link.ts'
import { useSaveFailure } from '../../../patterns/merge/save-trouble.tsx'
import type { Lists } from '../../../patterns/merge/three-way-merge.ts'
import type { DraftHandle } from '../../../patterns/merge/use-draft.ts'
import { useToast } from '../../../patterns/toast/toast.tsx'
import { handlingOf, type MembershipHandling } from './membership-handling.ts'

/** Sets of group ids are merged by additions and removals. */
export const groupLists: Lists = { '': 'set' }

export const groupIdsOf = ({ groups = [] }: Rule): readonly string[] => groups.map(({ id }) => id)

/** Saves the groups of a rule; the first ones after a question about memberships at the target. */
export function useSaveGroups(
  rule: Rule,
  { value: chosen, takeIn }: DraftHandle<readonly string[]>,
) {
  const [isAsking, setAsking] = useState(false)
  const connection = useStores().data?.find(({ id }) => id === rule.targetStore.id)
  const update = useUpdateRule()
  const updateConnection = useUpdateConnection()
  const toast = useToast()
  const syncStatus = useSyncStatusLink(rule.id)
  const failure = useSaveFailure()
  const planned = usePlannedSave()
  const draft = { id: rule.id, groups: chosen.map((id) => ({ id })) }
  const isFirst = (rule.groups ?? []).length === 0 && chosen.length > 0

  async function save(): Promise<void> {
    failure.clear()
    const note = await planned.ask({
      title: 'Save the groups of the rule?',
      drafts: { rule: draft },
    })
    if (note !== undefined) await send(note)
  }

  async function send(note: string): Promise<void> {
    try {
      await update.mutateAsync({
        id: rule.id,
        change(now) {
          const groups = takeIn(groupIdsOf(now))
          return groups && { groups: groups.map((id) => ({ id })) }
        },
      })
      toast('success', `The groups of the rule were saved. ${note}`.trim(), syncStatus)
    } catch (error) {
      failure.report(error)
    }
  }

  async function saveWith(handling: MembershipHandling, store: PropagationStore): Promise<void> {
    const { id, configuration } = store
    const note = await planned.ask({
      title: 'Save the groups of the rule?',
      drafts: {
        rule: draft,
        connection: {
          id,
          configuration: { ...configuration, GROUP_MEMBERSHIP_HANDLING: handling },
        },
      },
    })
    if (note === undefined) return
    if (handlingOf(store) !== handling) {
      try {
        await updateConnection.mutateAsync({
          id,
          revise: ({ configuration: now }, all) =>
            storeWith({ configuration: { ...now, GROUP_MEMBERSHIP_HANDLING: handling } }, all),
        })
      } catch (error) {
        setAsking(false)
        return failure.report(error)
      }
    }
    await send(note)
    setAsking(false)
  }

  return {
    failure,
    isPending: planned.isAsking || update.isPending || updateConnection.isPending,
    save: () => (isFirst ? setAsking(true) : void save()),
    /** The connection that the membership question is about; undefined while it is not asked. */
    asked: isAsking ? connection : undefined,
    answer: (handling: MembershipHandling) => {
      if (connection !== undefined) void saveWith(handling, connection)
    },
    cancel: () => setAsking(false),
  }
}
