import type { MomentRule, SubjectStory } from '@pingone-sandbox/contract'
import { Send } from 'lucide-react'
import { CulpritNotice } from '../../panels/culprit/culprit-notice.tsx'
import { ExchangePane } from '../../panels/exchange/exchange-pane.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { exchangesOf } from './request-groups.ts'
import styles from './story.module.css'

interface Props {
  readonly story: SubjectStory
  readonly name: string
  /** The exchange to show; absent when nothing was sent. */
  readonly openId: string | undefined
  /** The work that it belongs to. */
  readonly run: MomentRule | undefined
  readonly onOpen: (exchangeId: string) => void
  /** The way back to the timeline; absent beside it. */
  readonly onClose: (() => void) | undefined
}

/** One exchange of the story, below what caused its failure. */
export function StoryExchange({ story, name, openId, run, onOpen, onClose }: Props) {
  const ids = exchangesOf(story.moments).map(({ id }) => id)
  const index = openId === undefined ? -1 : ids.indexOf(openId)
  const [previous, next] = index < 0 ? [] : [ids[index - 1], ids[index + 1]]
  const notice = run?.culprit !== undefined && (
    <CulpritNotice
      key={run.outcome?.seq}
      culprit={run.culprit}
      outcome={run.outcome}
      rule={run.rule}
      name={name}
      isOver={!isFailed(story, run)}
      shownId={openId}
      onOpen={onOpen}
    />
  )
  if (openId === undefined)
    return (
      <div className={styles.nothing}>
        {notice}
        <EmptyState icon={Send} title="Nothing was sent">
          The work ended before the first request.
        </EmptyState>
      </div>
    )
  return (
    <ExchangePane
      exchangeId={openId}
      onOpen={onOpen}
      onPrevious={previous === undefined ? undefined : () => onOpen(previous)}
      onNext={next === undefined ? undefined : () => onOpen(next)}
      onClose={onClose}
      backLabel={onClose && name}
      notice={notice}
    />
  )
}

/** Whether the user or group is failed under the rule now. */
const isFailed = ({ links }: SubjectStory, { rule }: MomentRule): boolean =>
  links.some((link) => link.rule.id === rule.id && link.status === 'FAILED')
