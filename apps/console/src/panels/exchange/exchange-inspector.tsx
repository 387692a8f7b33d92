import { Copy } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { readablePath } from '../../entities/journal/exchange-text.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useTab } from '../../lib/use-tab.ts'
import { TabbedPanel } from '../../patterns/leave/tabbed-panel.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'
import menu from '../../ui/add-menu.module.css'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { DiffTab } from './diff-tab.tsx'
import styles from './exchange-inspector.module.css'
import {
  exchangeAs,
  type ExchangeForm,
  exchangeForms,
  type RecordedExchange,
  useExchange,
} from './exchange-queries.ts'
import { RequestTab, ResponseTab } from './message-tabs.tsx'
import { ReplayButton } from './replay-button.tsx'
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

interface CopyMenuProps {
  readonly exchange: RecordedExchange
}

/** Copies the exchange in the form that another tool takes. */
function CopyMenu({ exchange }: CopyMenuProps) {
  const showToast = useToast()

  async function copy(form: ExchangeForm) {
    try {
      await navigator.clipboard.writeText(await exchangeAs(form, exchange))
      showToast('success', `Copied as ${form}. Secrets are masked.`)
    } catch (error) {
      showToast('danger', failureText(error))
    }
  }

  return (
    <MenuTrigger>
      <Button size="small" icon={<Copy size={14} aria-hidden="true" />}>
        Copy as…
      </Button>
      <Popover placement="bottom start" className={classNames(menu.popover)}>
        <Menu aria-label="Copy as" className={classNames(menu.menu)}>
          {exchangeForms.map((form) => (
            <MenuItem key={form} onAction={() => void copy(form)} className={classNames(menu.item)}>
              {form}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
