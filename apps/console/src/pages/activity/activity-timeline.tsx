import type { ChangeSummary } from '@pingone-sandbox/contract'
import { ArrowUp } from 'lucide-react'
import {
  type ComponentProps,
  type ReactNode,
  type UIEvent,
  useCallback,
  useMemo,
  useState,
} from 'react'
import { formatCount } from '../../lib/format-count.ts'
import styles from '../../entities/journal/change-list.module.css'
import { useChanges } from '../../entities/journal/change-queries.ts'
import { lazyCode } from '../../lib/patient-code.ts'
import { failureText } from '../../lib/platform-error.ts'
import { SplitView } from '../../patterns/split-view.tsx'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ActivityAddress, AddressChange } from './activity-address.ts'
import { anyTime } from './time-range.ts'
import { ActivityFilters } from './activity-filters.tsx'
import { ChangeListView } from './change-list-view.tsx'
import { useCriteria } from './use-criteria.ts'

// Loaded when the first row is opened.
const ChangeDetails = lazyCode(
  async () => (await import('./change-details.tsx')).ChangeDetails,
  <Loading />,
)
const EmptyActivity = lazyCode(async () => (await import('./empty-activity.tsx')).EmptyActivity)
const OpenedElsewhere = lazyCode(
  async () => (await import('./opened-elsewhere.tsx')).OpenedElsewhere,
)

/** Rows may be drawn a little off the edge. */
const atTop = 8

/** The address without an open change. */
const closed = { change: undefined, exchange: undefined, outcome: undefined, find: undefined }

interface Props {
  readonly address: ActivityAddress
  readonly onAddress: (change: AddressChange) => void
  readonly header: ReactNode
  readonly renderPane: ComponentProps<typeof SplitView>['renderPane']
  readonly onClosePane: () => void
}

/** The live timeline of changes, newest first. */
export function ActivityTimeline({ address, onAddress, header, renderPane, onClosePane }: Props) {
  const { time, view, changeId, exchangeId, filter } = address
  const { criteria, shownFrom } = useCriteria(address)
  const { list, error, older } = useChanges(criteria)
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const [isAtTop, setAtTop] = useState(true)
  const { shown, waiting, showNewest } = useFollow(
    useChangesFrom(list?.changes, shownFrom),
    !isAtTop || changeId !== undefined,
  )
  const cursor = list?.cursor
  const { mutate, isPending } = older
  const readOlder = useCallback(() => {
    if (cursor !== undefined && !isPending) mutate(cursor)
  }, [cursor, isPending, mutate])
  const toggle = useCallback(
    (id: string) => onAddress({ ...closed, ...(id !== changeId && { change: id }) }),
    [changeId, onAddress],
  )
  const details = { view, filter, openExchangeId: exchangeId, onAddress }
  const isElsewhere =
    changeId !== undefined && list !== undefined && !shown.some(({ id }) => id === changeId)

  const listed = (
    <>
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {list === undefined && error === null && <Loading />}
      {isElsewhere && (
        <OpenedElsewhere
          key={changeId}
          id={changeId}
          {...details}
          onClose={() => onAddress(closed)}
        />
      )}
      {list !== undefined && shown.length === 0 && (
        <EmptyActivity
          criteria={criteria}
          time={time}
          onAnyTime={() => onAddress(anyTime)}
          onClear={() =>
            onAddress({
              kind: undefined,
              status: undefined,
              cause: undefined,
              rule: undefined,
              subject: undefined,
              search: undefined,
              ...anyTime,
            })
          }
        />
      )}
      {list !== undefined && shown.length > 0 && (
        <div className={styles.frame}>
          <output className={styles.pill}>
            {waiting > 0 && (
              <Button
                size="small"
                variant="primary"
                icon={<ArrowUp size={14} aria-hidden="true" />}
                onPress={() => {
                  showNewest()
                  scroller?.scrollTo({ top: 0 })
                }}
              >
                {formatCount(waiting)} new
              </Button>
            )}
          </output>
          <div
            ref={setScroller}
            className={styles.scroller}
            onScroll={(event: UIEvent<HTMLDivElement>) =>
              setAtTop(event.currentTarget.scrollTop <= atTop)
            }
          >
            <ChangeListView
              scroller={scroller}
              changes={shown}
              hasMore={cursor !== undefined}
              onReachEnd={readOlder}
              openId={changeId}
              isPaneOpen={renderPane !== undefined}
              onToggle={toggle}
              onClose={() => onAddress(closed)}
              renderDetails={(change) => <ChangeDetails change={change} {...details} />}
            />
            <p className={styles.end}>
              {cursor === undefined ? endWords(criteria) : 'Reading older changes…'}
            </p>
          </div>
        </div>
      )}
    </>
  )

  return (
    <SplitView
      head={
        <>
          {header}
          <ActivityFilters
            criteria={criteria}
            time={time}
            subjectName={criteria.subjectId === undefined ? undefined : shown[0]?.subject.name}
            onAddress={onAddress}
          />
        </>
      }
      list={listed}
      renderPane={renderPane}
      onClosePane={onClosePane}
    />
  )
}

const endWords = (criteria: ActivityAddress['criteria']) =>
  Object.keys(criteria).length === 0 ? 'The journal begins here.' : 'Nothing older matches.'

/** The changes that began at an instant or later. */
function useChangesFrom(changes: readonly ChangeSummary[] | undefined, from: string | undefined) {
  return useMemo(
    () => (from === undefined ? changes : changes?.filter(({ at }) => at >= from)),
    [changes, from],
  )
}

interface Following {
  /** The changes on display, newest first. */
  readonly shown: readonly ChangeSummary[]
  /** How many newer changes are deferred. */
  readonly waiting: number
  readonly showNewest: () => void
}

const none: readonly ChangeSummary[] = []

/**
 * Shows new changes as they arrive, or defers them while `isPaused`.
 *
 * So the list does not move while a reader has scrolled down or has opened a change.
 */
function useFollow(changes: readonly ChangeSummary[] | undefined, isPaused: boolean): Following {
  /** The newest change on display while paused. */
  const [frontier, setFrontier] = useState<number>()
  const newest = changes?.[0]?.seq
  if (isPaused && frontier === undefined && newest !== undefined) setFrontier(newest)
  if (!isPaused && frontier !== undefined) setFrontier(undefined)

  const all = changes ?? none
  const waiting =
    frontier === undefined
      ? 0
      : Math.max(
          0,
          all.findIndex(({ seq }) => seq <= frontier),
        )
  const shown = useMemo(() => (waiting > 0 ? all.slice(waiting) : all), [all, waiting])
  return {
    shown,
    waiting,
    showNewest: () => setFrontier(newest),
  }
}
