import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { failureText } from '../../lib/platform-error.ts'
import type { ConnectionForm } from '../../entities/connection/connection-form.ts'
import { useTestConnection } from '../../entities/connection/connection-changes.ts'

/** What the authentication step must hold before it can be tested or left. */
const authenticationKeys = [
  'SCIM_URL',
  'USERS_RESOURCE',
  'GROUPS_RESOURCE',
  'AUTHENTICATION_METHOD',
  'AUTHORIZATION_TYPE',
  'BASIC_AUTH_USER',
  'BASIC_AUTH_PASSWORD',
  'OAUTH_ACCESS_TOKEN',
  'OAUTH_TOKEN_REQUEST',
  'OAUTH_CLIENT_ID',
  'OAUTH_CLIENT_SECRET',
  'CUSTOM_HEADER',
] as const

export const authenticationFields = authenticationKeys.map((key) => `configuration.${key}` as const)

/** *Test Connection* for the form as it stands. */
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
