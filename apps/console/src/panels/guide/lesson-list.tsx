import { ArrowLeft, RotateCcw } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Chore } from './lessons/chore.ts'
import type { Lesson } from './lessons/lesson.ts'
import styles from './guide-panel.module.css'
import { LessonSteps } from './lesson-steps.tsx'
import type { Lessons, LessonState } from './use-lessons.ts'

interface Props {
  /** Folded during the walkthrough. */
  readonly isFolded: boolean
  readonly lessons: Lessons['all']
  readonly onBegin: (lesson: Lesson) => void
  readonly onOpen: (lesson: Lesson) => void
}

/** The lessons with their progress. */
export function LessonList({ isFolded, lessons, onBegin, onOpen }: Props) {
  const list = (
    <ul className={styles.lessonList} aria-label="Lessons">
      {lessons.map(({ lesson, state }) => {
        const verb = state === undefined ? 'Start' : state.isFinished ? 'Open' : 'Resume'
        return (
          <li key={lesson.id}>
            <div className={styles.lessonHead}>
              <span className={styles.lessonTitle}>{lesson.title}</span>
              {state !== undefined && <LessonBadge state={state} />}
            </div>
            <p className={styles.note}>{lesson.about}</p>
            <Button
              size="small"
              aria-label={`${verb} ${lesson.title}`}
              onPress={() => (state === undefined ? onBegin(lesson) : onOpen(lesson))}
            >
              {verb}
            </Button>
          </li>
        )
      })}
    </ul>
  )
  return (
    <section aria-label="Lessons" className={styles.lessons}>
      {isFolded ? (
        <details className={styles.fold}>
          <summary>{lessons.length} more lessons</summary>
          {list}
        </details>
      ) : (
        <>
          <h3>Lessons</h3>
          {list}
        </>
      )}
    </section>
  )
}

function LessonBadge({ state: { isFinished, done, lesson } }: { readonly state: LessonState }) {
  if (isFinished) return <StatusBadge tone="success">Done</StatusBadge>
  return (
    <StatusBadge tone="info">
      {done} of {lesson.steps.length}
    </StatusBadge>
  )
}

interface LessonViewProps {
  readonly state: LessonState
  readonly onSkip: () => void
  readonly onChore: (chore: Chore) => void
  readonly busy: Chore | undefined
  readonly onRestart: () => void
  readonly onLeave: () => void
}

/** The open lesson. */
export function LessonView(props: LessonViewProps) {
  const { state, onSkip, onChore, busy, onRestart, onLeave } = props
  const { title, about } = state.lesson
  return (
    <section aria-labelledby="lesson-title" className={layout.stack}>
      <div>
        <Button size="small" variant="quiet" icon={<ArrowLeft size={14} />} onPress={onLeave}>
          All lessons
        </Button>
        <h3 id="lesson-title">{title}</h3>
        <p className={styles.note}>{about}</p>
      </div>
      <LessonSteps {...{ state, onSkip, onChore, busy }} />
      {state.isFinished && (
        <Notice tone="success" title="Lesson done">
          <Button size="small" onPress={onLeave}>
            Choose another
          </Button>
        </Notice>
      )}
      <div>
        <Button size="small" icon={<RotateCcw size={14} />} onPress={onRestart}>
          Start again
        </Button>
      </div>
    </section>
  )
}
