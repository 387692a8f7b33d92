import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { lazyCode } from '../../lib/patient-code.ts'
import { useChangeQuery } from '../../lib/use-change-query.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import {
  type AddressChange,
  changedAddress,
  type ChangeView,
  changeViews,
  readAddress,
} from './activity-address.ts'
import { ActivityTimeline } from './activity-timeline.tsx'
import styles from './activity-page.module.css'

const ActivityExchange = lazyCode(
  async () => (await import('./activity-exchange.tsx')).ActivityExchange,
  <Loading />,
)

/** Sandbox › Activity. */
export function ActivityPage() {
  const { address, change } = useActivityAddress()
  const { exchangeId } = address
  const close = useCallback(() => change({ exchange: undefined }), [change])
  return (
    <PageFrame isFilled>
      <ActivityTimeline
        address={address}
        onAddress={change}
        header={
          <PageHeader
            title="Activity"
            description="Every change in the directory or in provisioning, the decisions it led to, and each request."
            actions={
              <ViewChoice
                value={address.view}
                options={changeViews}
                onChange={(view) => change({ view })}
              />
            }
          />
        }
        onClosePane={close}
        renderPane={
          exchangeId === undefined
            ? undefined
            : (isWhole) => (
                <ActivityExchange
                  exchangeId={exchangeId}
                  address={address}
                  isWhole={isWhole}
                  onOpen={(exchange) => change({ exchange })}
                  onClose={close}
                />
              )
        }
      />
    </PageFrame>
  )
}

/** What the address of the page says, and the way to change it. Only what opens something becomes a step to go back from. */
function useActivityAddress() {
  const [parameters] = useSearchParams()
  const changeQuery = useChangeQuery()
  const address = useMemo(() => readAddress(parameters), [parameters])
  const change = useCallback(
    (parts: AddressChange) => {
      const now = new URLSearchParams(window.location.search)
      const isOpening =
        (parts.change !== undefined && parts.change !== now.get('change')) ||
        (parts.exchange !== undefined && !now.has('exchange'))
      changeQuery((now) => changedAddress(now, parts), { replace: !isOpening })
    },
    [changeQuery],
  )
  return { address, change }
}

const labels: Readonly<Record<ChangeView, string>> = {
  compact: 'Compact',
  waterfall: 'Waterfall',
  raw: 'Raw',
}

interface Props {
  readonly value: ChangeView
  readonly options: readonly ChangeView[]
  readonly onChange: (view: ChangeView) => void
}

/** The views of an open change. */
function ViewChoice({ value, options, onChange }: Props) {
  return (
    <fieldset aria-label="View" className={styles.choice}>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === value}
          onClick={() => onChange(option)}
          className={styles.option}
        >
          {labels[option]}
        </button>
      ))}
    </fieldset>
  )
}
