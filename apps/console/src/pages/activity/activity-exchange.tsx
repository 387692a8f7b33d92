import { ExchangePane } from '../../panels/exchange/exchange-pane.tsx'
import { exchangesInTime, shownExchanges } from '../../entities/journal/ranked-trails.ts'
import type { ActivityAddress } from './activity-address.ts'
import { useChangeView } from './use-change-view.ts'

interface Props {
  readonly exchangeId: string
  readonly address: ActivityAddress
  readonly isWhole: boolean
  readonly onOpen: (exchangeId: string) => void
  readonly onClose: () => void
}

/** The exchange that is open in a change, with the ways to those before and after it. */
export function ActivityExchange({ exchangeId, address, isWhole, onOpen, onClose }: Props) {
  const { changeId = '', view, filter } = address
  const { entries = [] } = useChangeView(changeId, filter)
  const ids = view === 'compact' ? shownExchanges(entries) : exchangesInTime(entries)
  const index = ids.indexOf(exchangeId)
  const [previous, next] = index < 0 ? [] : [ids[index - 1], ids[index + 1]]
  return (
    <ExchangePane
      exchangeId={exchangeId}
      onOpen={onOpen}
      onPrevious={previous === undefined ? undefined : () => onOpen(previous)}
      onNext={next === undefined ? undefined : () => onOpen(next)}
      onClose={onClose}
      backLabel={isWhole ? 'Back to activity' : undefined}
    />
  )
}
