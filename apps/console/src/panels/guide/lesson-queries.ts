import type { LessonsChange } from '@pingone-sandbox/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { control, sendControl } from '../../lib/control-client.ts'

const queryKey = ['lessons']

/** The progress in the lessons, which all windows share; the stream invalidates keys that begin with `lessons`. */
export const useLessonProgress = () =>
  useQuery({ queryKey, queryFn: () => control('/lessons', answer('lessons')) })

/** Marks steps as done, starts lessons, or opens one. */
export function useChangeLessons() {
  const queryClient = useQueryClient()
  return useMutation({
    // One after the other, so that an earlier answer does not replace a later one.
    scope: { id: 'lessons' },
    mutationFn: (change: LessonsChange) =>
      sendControl('PUT', '/lessons', answer('lessons'), change),
    onSuccess: (data) => queryClient.setQueryData(queryKey, data),
  })
}
