import type { ProfileAnswer } from '@pingone-sandbox/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { control, readProfile, sendControl } from '../../lib/control-client.ts'
import type { Conflict } from '../../patterns/merge/three-way-merge.ts'
import { UndecidedError } from '../../patterns/merge/update-resource.ts'
import { type ProfileEdit, profileChangeOf } from './profile-merge.ts'
import { answer } from '../../lib/answer.ts'

/** The behaviour profile in force. */
export const useProfile = () => useQuery({ queryKey: ['profile'], queryFn: readProfile })

/** The quirk ledger, each record with whether the profile in force brings it about. */
export const useQuirks = () =>
  useQuery({ queryKey: ['quirks'], queryFn: () => control('/quirks', answer('quirks')) })

interface ProfilePress {
  readonly edit: ProfileEdit
  /** The profile at which it was made. */
  readonly shown: ProfileAnswer
}

/** The same was changed elsewhere meanwhile. */
export class ProfileConflictError extends UndecidedError {
  readonly conflict: Conflict
  /** What the profile is by now. */
  readonly now: ProfileAnswer

  constructor(conflict: Conflict, now: ProfileAnswer) {
    super()
    this.conflict = conflict
    this.now = now
  }
}

/** Changes the profile as it is by then; what depends on it is read again. */
export function useChangeProfile() {
  const queryClient = useQueryClient()
  return useMutation({
    // One after the other: two quick presses are two changes.
    scope: { id: 'profile' },
    mutationFn: async ({ edit, shown }: ProfilePress) => {
      const now = await readProfile()
      const { change, conflict } = profileChangeOf(edit, { shown, now })
      if (conflict !== undefined) throw new ProfileConflictError(conflict, now)
      return sendControl('PUT', '/profile', answer('profile'), change)
    },
    onSettled: () =>
      Promise.all(
        ['profile', 'quirks'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
      ),
  })
}
