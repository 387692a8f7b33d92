import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PlatformClient } from '@pingone-sandbox/client'
import { leaversIn } from './leavers.ts'
import { type AskAboutLeavers, useRevisionGate } from './revision-gate.ts'
import { useSession } from '../environment/index.ts'

export interface PropagationChangeOptions<Input> {
  /** Brings back what was before when the users whom the change would take away may not go. */
  readonly undo?: (input: Input) => Promise<unknown>
  /** Whether somebody has been asked already about the users who go. */
  readonly isAsked?: boolean
}

const letGo: AskAboutLeavers = async () => true

/**
 * A change of connections, rules or mappings.
 *
 * A revision follows each, since only then does provisioning act on it; PingOne's console makes one unasked, too.
 */
export function usePropagationChange<Input, Output>(
  change: (input: Input) => Promise<Output>,
  { undo, isAsked = false }: PropagationChangeOptions<Input> = {},
) {
  const { platform } = useSession()
  const ask = useRevisionGate()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (input: Input) => {
      const result = await change(input)
      if (await revise(platform, isAsked ? letGo : ask)) return result
      if (undo === undefined)
        throw new Error('The change is saved, and takes effect once a later one is confirmed.')
      await undo(input)
      throw new Error('The change was taken back: nobody leaves the target.')
    },
    onSettled: () =>
      Promise.all(
        ['stores', 'rules', 'mappings', 'synced'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  })
}

/** Puts the saved configuration into force; answers false when its leavers were not let go. */
async function revise(platform: PlatformClient, ask: AskAboutLeavers): Promise<boolean> {
  let confirmation = ''
  for (;;)
    try {
      // Each turn depends on the answer before it: more users may fall under the question while it is read.
      // oxlint-disable-next-line no-await-in-loop
      await platform.send(`/propagation/revisions${confirmation}`, { method: 'POST' })
      return true
    } catch (error) {
      const leavers = leaversIn(error)
      if (leavers === undefined) throw error
      // oxlint-disable-next-line no-await-in-loop
      if (!(await ask(leavers))) return false
      confirmation = `?confirm=${leavers.count}`
    }
}
