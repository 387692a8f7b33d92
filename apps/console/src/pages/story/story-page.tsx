import type { SubjectKey } from '@pingone-sandbox/contract'
import { ControlError } from '@pingone-sandbox/client'
import { UserX } from 'lucide-react'
import { Link, useParams } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useStory } from '../../entities/journal/story-queries.ts'
import { failureText } from '../../lib/platform-error.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import layout from '../../ui/layout.module.css'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StoryView } from './story-view.tsx'

interface Props {
  readonly type: SubjectKey['type']
}

/** Sandbox › Activity › the story of one user or group. */
export function StoryPage({ type }: Props) {
  const { id = '' } = useParams()
  return <SubjectStoryPage key={`${type} ${id}`} type={type} id={id} />
}

function SubjectStoryPage({ type, id }: SubjectKey) {
  const { story, error, ...pages } = useStory({ type, id })
  if (story !== undefined) return <StoryView story={story} {...pages} />
  return (
    <PageFrame>
      {error === null && <Loading />}
      {error !== null && !isUnknown(error) && <Notice tone="danger">{failureText(error)}</Notice>}
      {isUnknown(error) && <UnknownSubject type={type} id={id} />}
    </PageFrame>
  )
}

const isUnknown = (error: unknown): boolean =>
  error instanceof ControlError && error.code === 'not_found'

/** Neither the directory nor the journal knows the id. */
function UnknownSubject({ type, id }: SubjectKey) {
  const paths = usePaths()
  return (
    <>
      <h1>{`Unknown ${type}`}</h1>
      <EmptyState
        icon={UserX}
        title={`No ${type} has this id`}
        action={
          <p className={layout.row}>
            <Link to={type === 'user' ? paths.users : paths.groups}>
              {type === 'user' ? 'All users' : 'All groups'}
            </Link>
            <Link to={paths.activity}>Activity</Link>
          </p>
        }
      >
        Neither the directory nor the journal knows <code>{id}</code>. The sandbox was reset since,
        or the address is incomplete.
      </EmptyState>
    </>
  )
}
