import { BookOpen } from 'lucide-react'
import type { Ref } from 'react'
import styles from './guide-rail.module.css'
import { useEverSeen } from './use-ever-seen.ts'
import { useLessons } from './use-lessons.ts'

interface Props {
  readonly ref?: Ref<HTMLButtonElement>
  readonly onOpen: () => void
}

/** The folded guide: a narrow rail at the edge that says how far the reader has come. */
export function GuideRail({ ref, onOpen }: Props) {
  const lessons = useLessons(useEverSeen())
  const state = lessons?.current ?? lessons?.walkthrough
  return (
    <aside className={styles.rail} aria-label="Guide">
      <button
        ref={ref}
        type="button"
        aria-expanded={false}
        className={styles.opener}
        onClick={onOpen}
      >
        <BookOpen size={16} aria-hidden="true" />
        <span className={styles.words}>
          Guide
          {state && ` · ${state.done} of ${state.lesson.steps.length}`}
        </span>
      </button>
    </aside>
  )
}
