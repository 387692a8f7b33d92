import type { ChangeCriteria } from '@pingone-sandbox/contract'
import { Activity, SearchX } from 'lucide-react'
import { useNavigate } from 'react-router'
import { sandboxUrl } from '../../lib/base-path.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { SampleCommand } from '../../entities/target/sample-command.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { focusSearch } from '../../ui/focus.ts'
import table from '../../ui/table.module.css'
import { rangeWords, type TimeRange } from './time-range.ts'

interface Props {
  readonly criteria: ChangeCriteria
  readonly time: TimeRange | undefined
  readonly onClear: () => void
  /** Removes the range of time alone. */
  readonly onAnyTime: () => void
}

/** Shown when no change is listed: nothing has happened, or nothing matches. */
export function EmptyActivity({ criteria, time, onClear, onAnyTime }: Props) {
  const navigate = useNavigate()
  const paths = usePaths()
  const isSought = Object.keys(criteria).length > 0
  const query = new URLSearchParams({ ...criteria }).toString()
  const words = time === undefined ? '' : rangeWords(time)
  const control = `${sandboxUrl}/_sandbox`
  // The pressed button goes with this text; the focus goes back to what is sought.
  const seeking = (widen: () => void) => () => {
    focusSearch()
    widen()
  }
  return (
    <div className={table.frame}>
      {isSought ? (
        <EmptyState
          icon={SearchX}
          title={words === '' ? 'No change matches' : `No change matches ${words}`}
          action={
            <>
              {words !== '' && (
                <Button variant="primary" onPress={seeking(onAnyTime)}>
                  Search any time
                </Button>
              )}
              <Button onPress={seeking(onClear)}>Clear the filters</Button>
              <SampleCommand command={`curl '${control}/changes?${query}'`} />
            </>
          }
        >
          {words === ''
            ? 'The whole journal was searched, not only what was on the screen.'
            : 'The whole journal was searched, within this range of time.'}
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
