import type { Rule } from '@pingone-sandbox/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { groupSearchExpression } from '../../entities/group/group-search.ts'
import { useRules } from '../../entities/rule/rule-queries.ts'
import { fullName, searchExpression } from '../../entities/user/user-names.ts'
import { answer } from '../../lib/answer.ts'
import { useSettled } from '../../lib/use-settled.ts'
import { pageShortcuts } from '../shortcuts/shortcuts.ts'
import { type Command, type CommandSection, foundCommands, withoutEmpty } from './command.ts'
import { useActions } from './use-actions.ts'

interface Options {
  readonly text: string
  readonly onAssign: (rule: Rule) => void
  readonly onReset: () => void
  readonly onSheet: () => void
}

/** The results for a text: pages, actions, and objects of the environment by name. */
export function useCommands({ text, ...asked }: Options) {
  const navigate = useNavigate()
  const paths = usePaths()
  const rules = useRules().data ?? []
  const connections = useConnections().data ?? []
  const actions = useActions({ rules, connections, ...asked })
  const { users = [], groups = [], error } = useFoundSubjects(text)
  const opens = (id: string, label: string, path: string, detail?: string): Command => ({
    id,
    label,
    ...(detail !== undefined && { detail }),
    run: () => void navigate(path),
  })

  const known: readonly CommandSection[] = [
    {
      title: 'Go to',
      commands: pageShortcuts.map(({ keys, page, label }) => ({
        ...opens(page, label, paths[page]),
        keys,
      })),
    },
    { title: 'Actions', commands: actions },
    {
      title: 'Rules',
      commands: rules.map(({ id, name }) => opens(id, name, paths.rule(id))),
    },
    {
      title: 'Connections',
      commands: connections.map(({ id, name }) => opens(id, name, paths.connection(id))),
    },
  ]
  // Not filtered again: the directory search matches the e-mail as well.
  const searched: readonly CommandSection[] = [
    {
      title: 'Stories',
      commands: [
        ...users.map((user) =>
          opens(
            `story ${user.id}`,
            `Story of ${fullName(user)}`,
            paths.story({ type: 'user', id: user.id }),
            user.username,
          ),
        ),
        ...groups.map(({ id, name }) =>
          opens(`story ${id}`, `Story of ${name}`, paths.story({ type: 'group', id })),
        ),
      ],
    },
    {
      title: 'Users',
      commands: users.map((user) =>
        opens(user.id, fullName(user), `${paths.users}/${user.id}`, user.username),
      ),
    },
    {
      title: 'Groups',
      commands: groups.map(({ id, name }) => opens(id, name, `${paths.groups}/${id}`)),
    },
  ]
  return { sections: [...foundCommands(known, text), ...withoutEmpty(searched)], error }
}

/** The number of results of each kind; the directory pages have more. */
const limit = 5

/** The first users and groups whose names begin with a text; none for an empty one. */
function useFoundSubjects(text: string) {
  const { platform } = useSession()
  const settled = useSettled(text.trim())
  const { data, error } = useQuery({
    queryKey: ['palette', settled],
    queryFn: async () => {
      const query = (filter: string) => new URLSearchParams({ filter, limit: String(limit) })
      const [users, groups] = await Promise.all([
        platform.list(`/users?${query(searchExpression(settled))}`, 'users', answer('user')),
        platform.list(
          `/groups?${query(groupSearchExpression(settled))}`,
          'groups',
          answer('group'),
        ),
      ])
      return { users: users.items, groups: groups.items }
    },
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const isAsked = settled !== '' && text.trim() !== ''
  return { users: isAsked ? data?.users : [], groups: isAsked ? data?.groups : [], error }
}
