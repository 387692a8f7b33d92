import { ArrowLeft, RotateCcw } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import styles from './guide-panel.module.css'
import { LessonSteps } from './lesson-steps.tsx'
import type { LessonState } from './use-lessons.ts'

interface Props {
  readonly state: LessonState
  readonly onSkip: () => void
  readonly onRestart: () => void
  readonly onLeave: () => void
}

/** A lesson that is open. */
export function LessonView({ state, onSkip, onRestart, onLeave }: Props) {
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
      <LessonSteps state={state} onSkip={onSkip} />
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
