import { Button } from '../../ui/button.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './guide-panel.module.css'
import type { Lessons } from './use-lessons.ts'

interface Props {
  readonly lessons: Pick<Lessons, 'all' | 'begin' | 'open'>
}

/** What there is to learn, and how far one has come. */
export function LessonList({ lessons: { all, begin, open } }: Props) {
  return (
    <section aria-labelledby="lessons-title" className={styles.lessons}>
      <h3 id="lessons-title">Lessons</h3>
      <ul className={styles.lessonList} aria-label="Lessons">
        {all.map(({ lesson, done }) => {
          const isFinished = done !== undefined && done >= lesson.steps.length
          const verb = done === undefined ? 'Start' : isFinished ? 'Open' : 'Resume'
          return (
            <li key={lesson.id}>
              <div className={styles.lessonHead}>
                <span className={styles.lessonTitle}>{lesson.title}</span>
                {isFinished ? (
                  <StatusBadge tone="success">Done</StatusBadge>
                ) : (
                  done !== undefined && (
                    <StatusBadge tone="info">
                      {done} of {lesson.steps.length}
                    </StatusBadge>
                  )
                )}
              </div>
              <p className={styles.note}>{lesson.about}</p>
              <Button
                size="small"
                aria-label={`${verb} ${lesson.title}`}
                onPress={() => (done === undefined ? void begin(lesson) : open(lesson))}
              >
                {verb}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
