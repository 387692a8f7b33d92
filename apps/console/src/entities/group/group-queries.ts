import type { Group, GroupInput } from '@pingone-sandbox/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { deletionsOf, useOwnDeletion } from '../../lib/use-own-deletion.ts'
import { type Revise, updateResource } from '../../patterns/merge/update-resource.ts'
import { useSession } from '../environment/index.ts'
import { answer } from '../../lib/answer.ts'

/** One group, with the counts of its direct and of all its members; disabled while no id is given. */
export function useGroup(id: string | undefined) {
  const { platform } = useSession()
  const isDeleted = useOwnDeletion('groups', id)
  return useQuery({
    queryKey: ['groups', id],
    queryFn: () => platform.read(`/groups/${id}?include=totalMemberCounts`, answer('group')),
    enabled: id !== undefined && !isDeleted,
    retry: false,
  })
}

/** Creates a group, or changes the one with the given id. */
export function useSaveGroup(id?: string) {
  const { platform } = useSession()
  return useGroupChange(
    async ({ input, revise }: { input: GroupInput; revise: Revise<Group> }): Promise<Group> =>
      id === undefined
        ? answer('group').parse(await platform.send('/groups', { method: 'POST', body: input }))
        : updateResource(platform, { path: `/groups/${id}`, schema: answer('group'), revise }),
  )
}

export function useDeleteGroup() {
  const { platform } = useSession()
  return useGroupChange(
    (id: string) => platform.send(`/groups/${id}`, { method: 'DELETE' }),
    deletionsOf('groups'),
  )
}

function useGroupChange<Input, Output>(
  change: (input: Input) => Promise<Output>,
  mutationKey: readonly string[] = [],
) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationKey,
    mutationFn: change,
    onSettled: () =>
      Promise.all(
        ['users', 'groups'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
      ),
  })
}
