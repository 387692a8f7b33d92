import type { ChangeCriteria } from '@pingone-sandbox/contract'
import { Activity, SearchX } from 'lucide-react'
import { useNavigate } from 'react-router'
import { sandboxUrl } from '../../lib/base-path.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { SampleCommand } from '../../entities/target/sample-command.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import table from '../../ui/table.module.css'

interface Props {
  readonly criteria: ChangeCriteria
  readonly onClear: () => void
}

/** Shown when no change is listed: nothing has happened, or nothing matches. */
export function EmptyActivity({ criteria, onClear }: Props) {
  const navigate = useNavigate()
  const paths = usePaths()
  const isSought = Object.keys(criteria).length > 0
  const query = new URLSearchParams({ ...criteria }).toString()
  const control = `${sandboxUrl}/_sandbox`
  return (
    <div className={table.frame}>
      {isSought ? (
        <EmptyState
          icon={SearchX}
          title="No change matches"
          action={
            <>
              <Button onPress={onClear}>Clear the filters</Button>
              <SampleCommand command={`curl '${control}/changes?${query}'`} />
            </>
          }
        >
          The whole journal was searched, not only what was on the screen.
        </EmptyState>
      ) : (
        <EmptyState
          icon={Activity}
          title="Nothing has happened yet"
          action={
            <>
              <Button variant="primary" onPress={() => void navigate(paths.users)}>
                Change a user
              </Button>
              <SampleCommand command={`curl -N ${control}/events`} />
            </>
          }
        >
          Every change, every decision and every request appears here as it happens.
        </EmptyState>
      )}
    </div>
  )
}
