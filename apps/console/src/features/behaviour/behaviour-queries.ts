import { profile, quirks } from '@pingone-sandbox/pingone/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { control, readProfile, sendControl } from '../../lib/control-client.ts'

/** The behaviour profile in force. */
export const useProfile = () => useQuery({ queryKey: ['profile'], queryFn: readProfile })

/** The quirk ledger, each record with whether the profile in force brings it about. */
export const useQuirks = () =>
  useQuery({ queryKey: ['quirks'], queryFn: () => control('/quirks', quirks) })

export interface ProfileChange {
  readonly name: string
  /** In what it differs from the named one. */
  readonly choices?: Readonly<Record<string, string | boolean>>
}

/** Changes the profile; what depends on it is read again. */
export function useChangeProfile() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (change: ProfileChange) => sendControl('PUT', '/profile', profile, change),
    onSettled: () =>
      Promise.all(
        ['profile', 'quirks'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
      ),
  })
}
