import type { PropagationStore } from '@pingone-sandbox/contract'
import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { MergedForm } from '../../patterns/merge/use-merged-form.ts'
import { PlatformError } from '../../lib/platform-error.ts'
import { useSaveFailure } from '../../patterns/merge/use-save-failure.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { fieldOf } from '../../entities/connection/apply-platform-errors.ts'
import {
  type ConnectionForm,
  connectionFormOf,
  isSameConnection,
  storeReplacementOf,
} from '../../entities/connection/connection-form.ts'
import { useUpdateConnection } from '../../entities/connection/connection-changes.ts'

interface Options {
  readonly connection: PropagationStore
  readonly form: UseFormReturn<ConnectionForm>
  readonly merged: MergedForm<ConnectionForm>
}

/**
 * Saves the configuration of a connection.
 *
 * PingOne keeps a connection whose test failed, which then cannot provision. Such a configuration of an enabled connection is saved
 * together with disabling it, once that was accepted.
 */
export function useSaveConnection({ connection, form, merged }: Options) {
  const failure = useSaveFailure()
  const [isInvalid, setInvalid] = useState(false)
  /** The configuration whose failed test was accepted. */
  const [accepted, setAccepted] = useState<ConnectionForm>()
  const update = useUpdateConnection()
  const toast = useToast()

  async function send(status?: PropagationStore['status']) {
    let sent: ConnectionForm | undefined
    const store = await update.mutateAsync({
      id: connection.id,
      revise(now, all) {
        sent = merged.takeIn(connectionFormOf(now))
        return sent && storeReplacementOf(sent, status ? { ...now, status } : now, all)
      },
    })
    if (sent !== undefined) merged.accept(sent, connectionFormOf(store))
  }

  async function submit(values: ConnectionForm, isDisabled: boolean) {
    failure.clear()
    setInvalid(false)
    try {
      await send(isDisabled ? 'INACTIVE' : undefined)
      if (isDisabled && connection.status === 'ACTIVE')
        toast(
          'info',
          `${values.name} was saved and is disabled: its test failed. Enable it once Test Connection succeeds.`,
        )
      else toast('success', `${values.name} was saved.`)
    } catch (error) {
      const isRefused = isInvalidity(error)
      if (isRefused && !isDisabled && accepted && isSameConnection(accepted, values))
        return submit(values, true)
      setInvalid(isRefused)
      failure.place(error, (target, message) => {
        const field = fieldOf(target)
        if (field !== undefined) form.setError(field, { type: 'server', message })
        return field !== undefined
      })
    }
  }

  return {
    failure,
    isPending: update.isPending,
    /** Whether the save was refused since the test of the configuration failed. */
    isInvalid,
    save: (how?: 'disabled') =>
      form.handleSubmit((values) => submit(values, how === 'disabled'), failure.refuse)(),
    /** Takes note that a failed test of the configuration is known, and that it is to be kept all the same. */
    accept: () => setAccepted(form.getValues()),
  }
}

const isInvalidity = (error: unknown): boolean =>
  error instanceof PlatformError &&
  error.body?.details?.some(({ target }) => target === 'status') === true
