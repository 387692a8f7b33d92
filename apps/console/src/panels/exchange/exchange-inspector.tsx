import { readablePath } from '../../entities/journal/exchange-text.ts'
import { failureText } from '../../lib/platform-error.ts'
import { lazyCode } from '../../lib/patient-code.ts'
import { useTab } from '../../lib/use-tab.ts'
import { TabbedPanel } from '../../patterns/leave/tabbed-panel.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import styles from './exchange-inspector.module.css'
import { CopyMenu } from './copy-menu.tsx'
import { useExchange } from './exchange-queries.ts'
import { RequestTab, ResponseTab } from './message-tabs.tsx'
import { ReplayButton } from './replay-button.tsx'
import { SummaryTab } from './summary-tab.tsx'

const DiffTab = lazyCode(async () => (await import('./diff-tab.tsx')).DiffTab, <Loading />)
const WhyTab = lazyCode(async () => (await import('./why-tab.tsx')).WhyTab, <Loading />)

interface Props {
  readonly id: string
  readonly onClose: () => void
  readonly onOpen: (exchangeId: string) => void
}

/** One exchange: summary, request, response, diff and cause. */
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
