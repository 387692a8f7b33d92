import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSession } from '../../entities/environment/session.ts'
import { lazyModule } from '../../lib/patient-code.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import type { Chore } from './lessons/chore.ts'
import type { LessonState } from './use-lessons.ts'

const loadChores = lazyModule(() => import('./chores/chores.ts'))

/** What the chores change; the rest follows by the stream. */
const changedKeys = ['stores', 'rules', 'misbehaviours', 'users', 'groups', 'target']

interface ChoreRun {
  readonly chore: Chore
  readonly state: LessonState
}

/** Does the chore of a step in place of the learner, and says what was done. The step is then done by what the sandbox shows. */
export function useChore() {
  const { platform, info } = useSession()
  const queryClient = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: async ({ chore: { name, value = '' }, state: { facts, doneIds } }: ChoreRun) => {
      const { chores } = await loadChores()
      return chores[name]({ platform, info, facts, doneIds }, value)
    },
    onSuccess: (sentence) => toast('success', sentence),
    onError: (error) => toast('danger', failureText(error)),
    onSettled: () =>
      Promise.all(changedKeys.map((key) => queryClient.invalidateQueries({ queryKey: [key] }))),
  })
}
