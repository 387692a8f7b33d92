import type { User, UserInput } from '@pingone-sandbox/contract'
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { deletionsOf, useOwnDeletion } from '../../lib/use-own-deletion.ts'
import { type Revise, updateResource } from '../../patterns/merge/update-resource.ts'
import { useSession } from '../environment/index.ts'
import { searchExpression } from './user-names.ts'

const pageSize = 100

export interface UserListOptions {
  readonly search: string
  /** Only the members of this group, … */
  readonly memberOf?: string
  /** … who came to it in this way. */
  readonly membership?: 'DIRECT' | 'INDIRECT'
}

/** Users by a part of their name, page after page. */
export function useUsers({ search, memberOf, membership }: UserListOptions) {
  const { platform } = useSession()
  const filter = [
    memberOf !== undefined &&
      `memberOfGroups[id eq "${memberOf}"${membership === undefined ? '' : ` and type eq "${membership}"`}]`,
    search.trim() !== '' && `(${searchExpression(search)})`,
  ]
    .filter(Boolean)
    .join(' and ')
  const query = new URLSearchParams({ limit: String(pageSize), ...(filter !== '' && { filter }) })
  const list = useInfiniteQuery({
    queryKey: ['users', 'list', filter],
    queryFn: ({ pageParam }) => platform.list(pageParam, 'users', answer('user')),
    initialPageParam: `/users?${query}`,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  return {
    users: list.data?.pages.flatMap(({ items }) => items),
    total: list.data?.pages[0]?.total ?? 0,
    error: list.error,
    hasMore: list.hasNextPage,
    loadMore: () => void list.fetchNextPage(),
  }
}

/** Reads the ids of all users that a search finds. */
export function useReadAllUsers() {
  const { platform } = useSession()
  return useMutation({
    mutationFn: async (search: string) => {
      const filter =
        search.trim() === '' ? '' : `?${new URLSearchParams({ filter: searchExpression(search) })}`
      return (await platform.readAll(`/users${filter}`, 'users', answer('user'))).map(
        ({ id }) => id,
      )
    },
  })
}

/** One user; disabled while no id is given. */
export function useUser(id: string | undefined) {
  const { platform } = useSession()
  const isDeleted = useOwnDeletion('users', id)
  return useQuery({
    queryKey: ['users', id],
    queryFn: () => platform.read(`/users/${id}`, answer('user')),
    enabled: id !== undefined && !isDeleted,
    retry: false,
  })
}

/** The groups of a user, inherited ones included. */
export function useMemberships(userId: string) {
  const { platform } = useSession()
  const isDeleted = useOwnDeletion('users', userId)
  return useQuery({
    queryKey: ['users', userId, 'memberships'],
    enabled: !isDeleted,
    queryFn: async () =>
      (
        await platform.list(
          `/users/${userId}/memberOfGroups?limit=1000`,
          'groupMemberships',
          answer('groupMembership'),
        )
      ).items,
  })
}

/** Creates a user, or changes the one with the given id. */
export function useSaveUser(id?: string) {
  const { platform } = useSession()
  return useDirectoryChange(
    async ({ input, revise }: { input: UserInput; revise: Revise<User> }): Promise<User> =>
      id === undefined
        ? answer('user').parse(await platform.send('/users', { method: 'POST', body: input }))
        : updateResource(platform, {
            path: `/users/${id}`,
            schema: answer('user'),
            method: 'PATCH',
            revise,
          }),
  )
}

export function useEnableUser() {
  const { platform } = useSession()
  return useDirectoryChange(({ id, enabled }: { id: string; enabled: boolean }) =>
    platform.send(`/users/${id}/enabled`, { method: 'PUT', body: { enabled } }),
  )
}

export function useDeleteUser() {
  const { platform } = useSession()
  return useDirectoryChange(
    (id: string) => platform.send(`/users/${id}`, { method: 'DELETE' }),
    deletionsOf('users'),
  )
}

/** Adds users to a group or takes them out. */
export function useChangeMembership() {
  const { platform } = useSession()
  return useDirectoryChange(
    async ({
      groupId,
      userIds,
      isMember,
    }: {
      groupId: string
      userIds: readonly string[]
      isMember: boolean
    }) => {
      for (const id of userIds) {
        const path = `/users/${id}/memberOfGroups`
        // In order: each is its own source change.
        // oxlint-disable-next-line no-await-in-loop
        await (isMember
          ? platform.send(path, { method: 'POST', body: { id: groupId } })
          : platform.send(`${path}/${groupId}`, { method: 'DELETE' }))
      }
    },
  )
}

function useDirectoryChange<Input, Output>(
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
