import { ControlError } from '@pingone-sandbox/client'
import { ClipboardX } from 'lucide-react'
import { Link, useParams } from 'react-router'
import { useCheck } from '../../entities/check/check-queries.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { failureText } from '../../lib/platform-error.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { CheckView } from './check-view.tsx'

/** Sandbox › Check my endpoint › one check: how far it is, and what it found. */
export function CheckReportPage() {
  const { id = '' } = useParams()
  return <OneCheck key={id} id={id} />
}

function OneCheck({ id }: { readonly id: string }) {
  const { data: check, error } = useCheck(id)
  if (check !== undefined) return <CheckView check={check} />
  return (
    <PageFrame>
      {error === null && <Loading />}
      {error !== null &&
        (isUnknown(error) ? (
          <UnknownCheck id={id} />
        ) : (
          <Notice tone="danger">{failureText(error)}</Notice>
        ))}
    </PageFrame>
  )
}

const isUnknown = (error: unknown): boolean =>
  error instanceof ControlError && error.code === 'not_found'

function UnknownCheck({ id }: { readonly id: string }) {
  const paths = usePaths()
  return (
    <>
      <h1>Unknown check</h1>
      <EmptyState
        icon={ClipboardX}
        title="No check has this id"
        action={<Link to={paths.check}>Check my endpoint</Link>}
      >
        The sandbox was reset or started anew since, or ten later checks have taken the place of{' '}
        <code>{id}</code>.
      </EmptyState>
    </>
  )
}
