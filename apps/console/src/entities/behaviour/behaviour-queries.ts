import type { ProfileAnswer } from '@pingone-sandbox/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { control, readProfile, sendControl } from '../../lib/control-client.ts'
import type { Conflict } from '../../patterns/merge/three-way-merge.ts'
import { UndecidedError } from '../../patterns/merge/update-resource.ts'
import { type ProfileEdit, profileChangeOf } from './profile-merge.ts'
import { answer } from '../../lib/answer.ts'

/** The active behaviour profile. */
export const useProfile = () => useQuery({ queryKey: ['profile'], queryFn: readProfile })

/** The quirk ledger; each record says whether it is part of the active profile. */
export const useQuirks = () =>
  useQuery({ queryKey: ['quirks'], queryFn: () => control('/quirks', answer('quirks')) })

interface ProfilePress {
  readonly edit: ProfileEdit
  /** The profile that was shown when the change was made. */
  readonly shown: ProfileAnswer
}

/** The same choice was changed elsewhere. */
export class ProfileConflictError extends UndecidedError {
  readonly conflict: Conflict
  /** The current profile. */
  readonly now: ProfileAnswer

  constructor(conflict: Conflict, now: ProfileAnswer) {
    super()
    this.conflict = conflict
    this.now = now
  }
}

/** Changes the current profile and invalidates what depends on it. */
export function useChangeProfile() {
  const queryClient = useQueryClient()
  return useMutation({
    // Mutations run in order: two quick presses are two changes.
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
