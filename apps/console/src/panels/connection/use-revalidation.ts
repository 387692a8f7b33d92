import { useEffect } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'

/**
 * Checks a field with an error again as soon as it is changed.
 *
 * react-hook-form does so after a submit alone, but *Next* and *Test Connection* check without one. Checking on blur instead would
 * move the buttons away under the pointer.
 */
export function useRevalidation(form: UseFormReturn<ConnectionForm>) {
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          const changed = name as Parameters<typeof form.getFieldState>[0] | undefined
          if (changed !== undefined && form.getFieldState(changed).invalid)
            void form.trigger(changed)
        },
      }),
    [form],
  )
}
