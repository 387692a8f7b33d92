import { ControlError } from '@pingone-sandbox/client'
import type { SubjectKey } from '@pingone-sandbox/contract'
import { formatFilter } from '@pingone-sandbox/scim'
import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { answer } from '../../lib/answer.ts'
import { control } from '../../lib/control-client.ts'
import type { TargetResource } from './target-list.ts'

interface Props {
  readonly endpoint: 'Users' | 'Groups'
  readonly resource: TargetResource
}

/** Leads to the story of the user or group that was provisioned as this resource; nothing when PingOne has none. */
export function StoryLink({ endpoint, resource }: Props) {
  const paths = usePaths()
  const subject = useSubjectOf({ endpoint, resource }).data
  if (!subject) return null
  return (
    <Link to={paths.story(subject)}>
      <History size={14} aria-hidden="true" /> Story of {subject.name}
    </Link>
  )
}

/** The user or group with the name of the resource, if it is linked with its id. */
function useSubjectOf({ endpoint, resource: { id, userName, displayName } }: Props) {
  const { platform } = useSession()
  return useQuery({
    queryKey: ['target', 'subject', endpoint, id],
    queryFn: async () => {
      const subjects =
        endpoint === 'Users'
          ? (
              await platform.list(
                `/users?${filterFor('username', userName)}`,
                'users',
                answer('user'),
              )
            ).items.map((user) => ({ type: 'user' as const, id: user.id, name: user.username }))
          : (
              await platform.list(
                `/groups?${filterFor('name', displayName)}`,
                'groups',
                answer('group'),
              )
            ).items.map((group) => ({ type: 'group' as const, id: group.id, name: group.name }))
      const [subject] = subjects
      return subject !== undefined && (await isLinked(subject, id)) ? subject : null
    },
  })
}

const filterFor = (name: string, value = '') =>
  new URLSearchParams({
    filter: formatFilter({ kind: 'compare', path: { name }, operator: 'eq', value }),
    limit: '1',
  })

async function isLinked({ type, id }: SubjectKey, targetId: string): Promise<boolean> {
  try {
    const { links } = await control(`/subjects/${type}s/${id}?limit=1`, answer('subjectStory'))
    return links.some((link) => link.targetId === targetId)
  } catch (error) {
    if (error instanceof ControlError && error.code === 'not_found') return false
    throw error
  }
}
