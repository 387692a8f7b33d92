import type { SubjectStory } from '@pingone-sandbox/contract'
import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useGroup } from '../../entities/group/group-queries.ts'
import { fullName } from '../../entities/user/user-names.ts'
import { useUser } from '../../entities/user/user-queries.ts'
import { lazyCode } from '../../lib/patient-code.ts'
import { useChangeQuery } from '../../lib/use-change-query.ts'
import { PageFrame } from '../../patterns/page-frame.tsx'
import { SplitView, splitWidth } from '../../patterns/split-view.tsx'
import { Loading } from '../../ui/loading.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { openedWork } from './opened-work.ts'
import { StoryFlow } from './story-flow.tsx'
import { StoryHeader } from './story-header.tsx'
import { StoryTimeline } from './story-timeline.tsx'
import styles from './story.module.css'

const StoryExchange = lazyCode(
  async () => (await import('./story-exchange.tsx')).StoryExchange,
  <Loading />,
)

interface Props {
  readonly story: SubjectStory
  readonly hasMore: boolean
  readonly isReadingMore: boolean
  readonly readMore: () => void
}

/** Who it is and in which state, then what happened, beside one exchange of it. */
export function StoryView({ story, ...pages }: Props) {
  const { subject, exists } = story
  const user = useUser(exists && subject.type === 'user' ? subject.id : undefined).data
  const group = useGroup(exists && subject.type === 'group' ? subject.id : undefined).data
  const name = user === undefined ? subject.name : fullName(user)
  const [measure, width] = useWidth()
  const isSplit = width >= splitWidth
  const { exchangeId, open, close } = useOpenExchange()
  // What is open first stays open: a retry that succeeds is no reason to leave what is being read.
  const [first] = useState(() => openedWork(story, undefined).exchangeId)
  const opened = openedWork(story, exchangeId ?? first)
  const isShown = exchangeId !== undefined || (isSplit && opened.run !== undefined)
  const shared = { story, name, openId: isShown ? opened.exchangeId : undefined, onOpen: open }

  return (
    <PageFrame isFilled={isSplit}>
      <div ref={measure} className={styles.page}>
        <SplitView
          head={
            <div className={styles.head}>
              <StoryHeader story={story} name={name} user={user} />
              <StoryFlow story={story} name={name} user={user} group={group} />
            </div>
          }
          list={<StoryTimeline {...shared} {...pages} isSplit={isSplit} />}
          renderPane={
            isShown
              ? (isWhole) => (
                  <StoryExchange
                    {...shared}
                    run={opened.run}
                    onClose={isWhole ? close : undefined}
                  />
                )
              : undefined
          }
          onClosePane={close}
        />
      </div>
    </PageFrame>
  )
}

/** The exchange that the address names. Opening the first one is a step to go back from; moving to another is none. */
function useOpenExchange() {
  const [parameters] = useSearchParams()
  const changeQuery = useChangeQuery()
  const exchangeId = parameters.get('exchange') ?? undefined
  const isOpen = exchangeId !== undefined
  const open = useCallback(
    (id: string) =>
      changeQuery(
        (now) => {
          now.set('exchange', id)
          return now
        },
        { replace: isOpen },
      ),
    [changeQuery, isOpen],
  )
  const close = useCallback(
    () =>
      changeQuery(
        (now) => {
          now.delete('exchange')
          return now
        },
        { replace: true },
      ),
    [changeQuery],
  )
  return { exchangeId, open, close }
}
