import type { SubjectStory } from '@pingone-sandbox/contract'
import type { KeyboardEvent } from 'react'
import { formatClock, formatInstant } from '../../lib/format-time.ts'
import { Button } from '../../ui/button.tsx'
import { byDay } from '../../lib/day-words.ts'
import { newDecisions } from './new-decisions.ts'
import { MomentItem } from './moment-item.tsx'
import styles from './story.module.css'
import { useNow } from '../../entities/environment/use-now.ts'

interface Props {
  readonly story: SubjectStory
  readonly name: string
  readonly openId: string | undefined
  /** The exchange is shown beside the timeline, so that the arrow keys open one after the other. */
  readonly isSplit: boolean
  readonly hasMore: boolean
  readonly isReadingMore: boolean
  readonly readMore: () => void
  readonly onOpen: (exchangeId: string) => void
}

/** What happened, newest first, by days. */
export function StoryTimeline({ story, name, hasMore, isReadingMore, readMore, ...props }: Props) {
  const { moments, dropped } = story
  const { isSplit, onOpen } = props
  const now = useNow()
  const isNews = newDecisions(moments)
  return (
    // The arrows move between the requests, which are buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label="Timeline"
      data-split={isSplit || undefined}
      className={styles.timeline}
      onKeyDown={(event) => moveByArrows(event, isSplit ? onOpen : undefined)}
    >
      {moments.length === 0 && (
        <p className={styles.quiet}>
          Nothing has happened to {name} since the sandbox was started.
        </p>
      )}
      {byDay(moments, now).map(({ day, items }) => (
        <section key={day} aria-label={day}>
          <h2 className={styles.day}>
            {day}
            <span className={styles.range}>{rangeOf(items)}</span>
          </h2>
          <ol className={styles.moments}>
            {items.map((moment) => (
              <MomentItem key={moment.changeId} moment={moment} isNews={isNews} {...props} />
            ))}
          </ol>
        </section>
      ))}
      {hasMore && (
        <div className={styles.more}>
          <Button size="small" isDisabled={isReadingMore} onPress={readMore}>
            Show older
          </Button>
        </div>
      )}
      {!hasMore && dropped.count > 0 && (
        <p className={styles.quiet}>
          The journal keeps its newest entries only; those until {formatInstant(dropped.until)} are
          dropped.
        </p>
      )}
    </section>
  )
}

/** The first and the last time of a day: `09:11:40 – 14:02:07`. */
function rangeOf(items: readonly { readonly at: string }[]): string {
  const [from, to] = [items.at(-1), items[0]].map((item) => formatClock(item?.at ?? ''))
  return from === to ? String(from) : `${from} – ${to}`
}

const keys: ReadonlyMap<string, (index: number, last: number) => number> = new Map([
  ['ArrowDown', (index: number, last: number) => Math.min(last, index + 1)],
  ['ArrowUp', (index: number) => Math.max(0, index - 1)],
  ['Home', () => 0],
  ['End', (_: number, last: number) => last],
])

/** Moves the focus between the requests, and opens the one that gets it. */
function moveByArrows(
  event: KeyboardEvent<HTMLElement>,
  onOpen: ((exchangeId: string) => void) | undefined,
): void {
  const { key, target, currentTarget } = event
  const move = keys.get(key)
  if (move === undefined || !(target instanceof HTMLElement)) return
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-request]')]
  const index = rows.indexOf(target)
  if (index < 0) return
  event.preventDefault()
  const row = rows[move(index, rows.length - 1)]
  row?.focus()
  const id = row?.dataset['request']
  if (id !== undefined && id !== '') onOpen?.(id)
}
