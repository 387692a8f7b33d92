import type { CheckRecord } from '@pingone-sandbox/contract'
import { lazyCode } from '../../lib/patient-code.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { SplitView, splitWidth } from '../../patterns/split-view.tsx'
import { Loading } from '../../ui/loading.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { CheckHeader } from './check-header.tsx'
import { CheckResult } from './check-result.tsx'
import styles from './check.module.css'
import { FindingFilter } from './finding-filter.tsx'
import { FindingList } from './finding-list.tsx'
import { gravestFirst } from './findings.ts'
import { useOpenFinding } from './use-open-finding.ts'

const FindingPane = lazyCode(
  async () => (await import('./finding-pane.tsx')).FindingPane,
  <Loading />,
)

interface Props {
  readonly check: CheckRecord
}

/** A check: its progress or its verdict, then its findings, beside one of them with its requests. */
export function CheckView({ check }: Props) {
  const [measure, width] = useWidth()
  const isSplit = width >= splitWidth
  const { findingId, exchangeId, verdict, open, openExchange, filter, close } = useOpenFinding()
  const all = gravestFirst(check.findings)
  const shown = all.filter((finding) => verdict === undefined || finding.verdict === verdict)
  const wanted = all.find(({ id }) => id === findingId)
  // Beside the list the gravest is open at once; while the check runs, another one may become it.
  const finding = wanted ?? (isSplit && check.status !== 'running' ? shown[0] : undefined)
  const index = finding ? shown.indexOf(finding) : -1
  const step = (to: number) => {
    const next = index < 0 ? undefined : shown[index + to]
    return next && (() => open(next.id))
  }

  return (
    <PageFrame isFilled={isSplit}>
      <div ref={measure} className={styles.page}>
        <SplitView
          head={
            <div className={styles.head}>
              <CheckHeader check={check} />
              <CheckResult check={check} />
              <FindingFilter findings={all} verdict={verdict} onFilter={filter} />
            </div>
          }
          list={
            <FindingList
              findings={shown}
              openId={finding?.id}
              isSplit={isSplit}
              isRunning={check.status === 'running'}
              onOpen={open}
            />
          }
          renderPane={
            finding &&
            ((isWhole) => (
              <FindingPane
                finding={finding}
                report={check.report}
                exchangeId={exchangeId}
                onExchange={openExchange}
                onPrevious={step(-1)}
                onNext={step(1)}
                onClose={isWhole ? close : undefined}
              />
            ))
          }
          onClosePane={close}
        />
      </div>
    </PageFrame>
  )
}
