import { useCallback } from 'react'
import { changeViews } from './activity-address.ts'
import { ActivityTimeline } from './activity-timeline.tsx'
import { useActivityAddress } from './use-activity-address.ts'
import { ViewChoice } from './view-choice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { lazyCode } from '../../lib/patient-code.ts'

const ExchangeInspector = lazyCode(async () => ({
  default: (await import('../../panels/exchange/exchange-inspector.tsx')).ExchangeInspector,
}))

/** Sandbox › Activity. */
export function ActivityPage() {
  const { address, change } = useActivityAddress()
  const { exchangeId } = address
  const close = useCallback(() => change({ exchange: undefined, tab: undefined }), [change])
  return (
    <PageFrame
      isFilled
      panel={
        exchangeId !== undefined && (
          <ExchangeInspector
            id={exchangeId}
            onClose={close}
            onOpen={(exchange) => change({ exchange, tab: undefined })}
          />
        )
      }
    >
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
      <ActivityTimeline address={address} onAddress={change} />
    </PageFrame>
  )
}
