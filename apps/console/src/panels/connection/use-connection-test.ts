import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useTestConnection } from '../../entities/connection/connection-changes.ts'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'
import { failureText } from '../../lib/platform-error.ts'
import { authenticationFields } from './connection-resolver.ts'

export type ConnectionTest = ReturnType<typeof useConnectionTest>

/** *Test Connection* with the form's current values. */
export function useConnectionTest(form: UseFormReturn<ConnectionForm>, savedId?: string) {
  const test = useTestConnection(savedId)
  const [isOpen, setOpen] = useState(false)

  async function run() {
    if (!(await form.trigger(authenticationFields, { shouldFocus: true }))) return
    test.mutate(form.getValues(), {
      onSuccess: ({ failure }) => setOpen(failure !== undefined),
      onError: () => setOpen(true),
    })
  }

  const failure = test.error ?? test.data?.failure
  return {
    run,
    isPending: test.isPending,
    isSuccess: test.isSuccess && failure === undefined,
    failure: failure === undefined ? undefined : failureText(failure),
    exchanges: test.data?.exchanges ?? [],
    /** Whether the failure is being shown. */
    isOpen,
    close: () => setOpen(false),
  }
}
