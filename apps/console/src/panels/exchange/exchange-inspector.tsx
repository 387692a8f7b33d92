import { failureText } from '../../lib/platform-error.ts'
import { useTab } from '../../lib/use-tab.ts'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { TabbedPanel } from '../../patterns/leave/tabbed-panel.tsx'
import { CopyMenu } from './copy-menu.tsx'
import { DiffTab } from './diff-tab.tsx'
import styles from './exchange-inspector.module.css'
import { useExchange } from './exchange-queries.ts'
import { readablePath } from '../../entities/journal/exchange-text.ts'
import { ReplayButton } from './replay-button.tsx'
import { RequestTab } from './request-tab.tsx'
import { ResponseTab } from './response-tab.tsx'
import { SummaryTab } from './summary-tab.tsx'
import { WhyTab } from './why-tab.tsx'

interface Props {
  readonly id: string
  readonly onClose: () => void
  readonly onOpen: (exchangeId: string) => void
}

/** One request with its answer: in plain words, as it was on the wire, what it changed, and why it was so. */
export function ExchangeInspector({ id, onClose, onOpen }: Props) {
  const { data: exchange, error } = useExchange(id)
  const [tab, setTab] = useTab('summary')
  if (exchange === undefined)
    return (
      <SidePanel title="Request" onClose={onClose}>
        {error === null ? <Loading /> : <Notice tone="danger">{failureText(error)}</Notice>}
      </SidePanel>
    )
  return (
    <TabbedPanel
      kind="Exchange"
      title={`${exchange.request.method} ${readablePath(exchange)}`}
      subtitle={`${exchange.connection.name} · ${exchange.summary}`}
      onClose={onClose}
      lead={
        <div className={styles.actions}>
          <CopyMenu exchange={exchange} />
          {exchange.purpose !== 'token' && <ReplayButton exchange={exchange} onOpen={onOpen} />}
        </div>
      }
      selected={tab}
      onSelect={setTab}
      tabs={[
        {
          id: 'summary',
          label: 'Summary',
          content: <SummaryTab exchange={exchange} onOpen={onOpen} />,
        },
        { id: 'request', label: 'Request', content: <RequestTab exchange={exchange} /> },
        { id: 'response', label: 'Response', content: <ResponseTab exchange={exchange} /> },
        { id: 'diff', label: 'Diff', content: <DiffTab exchange={exchange} onOpen={onOpen} /> },
        { id: 'why', label: 'Why', content: <WhyTab exchange={exchange} /> },
      ]}
    />
  )
}
