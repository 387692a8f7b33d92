import type { PlatformClient } from '@pingone-sandbox/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSession } from '../environment/index.ts'
import { type ConfirmDeprovisioning, deprovisioningIn, useRevisionGate } from './deprovisioning.ts'

export interface PropagationChangeOptions<Input> {
  /** Restores the previous state when the deprovisioning is not confirmed. */
  readonly undo?: (input: Input) => Promise<unknown>
  /** Whether the user has confirmed the deprovisioning already. */
  readonly isAsked?: boolean
}

const alwaysConfirm: ConfirmDeprovisioning = async () => true

/**
 * A change of connections, rules or mappings.
 *
 * Creates a revision after the change, since provisioning acts on revisions only; PingOne's console does the same.
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
      if (await revise(platform, isAsked ? alwaysConfirm : ask)) return result
      if (undo === undefined)
        throw new Error('The change is saved, and takes effect once a later one is confirmed.')
      await undo(input)
      throw new Error('The change was undone: no user is deprovisioned.')
    },
    onSettled: () =>
      Promise.all(
        ['stores', 'rules', 'mappings', 'synced'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  })
}

/** Creates a revision of the saved configuration; returns false when its deprovisioning was not confirmed. */
async function revise(platform: PlatformClient, ask: ConfirmDeprovisioning): Promise<boolean> {
  let confirmation = ''
  for (;;)
    try {
      // Sequential: more users may be affected while the question is open.
      // oxlint-disable-next-line no-await-in-loop
      await platform.send(`/propagation/revisions${confirmation}`, { method: 'POST' })
      return true
    } catch (error) {
      const deprovisioning = deprovisioningIn(error)
      if (deprovisioning === undefined) throw error
      // oxlint-disable-next-line no-await-in-loop
      if (!(await ask(deprovisioning))) return false
      confirmation = `?confirm=${deprovisioning.count}`
    }
}
