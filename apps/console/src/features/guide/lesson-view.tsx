import { ArrowLeft, RotateCcw } from 'lucide-react'
import { Link } from 'react-router'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { usePaths } from '../session/use-paths.ts'
import { GuideProgress } from './guide-progress.tsx'
import { GuideStepItem } from './guide-step-item.tsx'
import styles from './guide-panel.module.css'
import type { Lesson, LessonPlace } from './lesson.ts'

interface Props {
  readonly lesson: Lesson
  readonly done: number
  readonly onRestart: () => void
  readonly onLeave: () => void
}

/** A lesson that is open. */
export function LessonView({ lesson: { title, about, steps }, done, onRestart, onLeave }: Props) {
  const isFinished = done >= steps.length
  return (
    <section aria-labelledby="lesson-title" className={layout.stack}>
      <div>
        <Button size="small" variant="quiet" icon={<ArrowLeft size={14} />} onPress={onLeave}>
          All lessons
        </Button>
        <h3 id="lesson-title">{title}</h3>
        <p className={styles.note}>{about}</p>
      </div>
      <GuideProgress done={done} of={steps.length} />
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <GuideStepItem
            key={step.title}
            number={index + 1}
            step={step}
            state={index < done ? 'done' : index === done ? 'current' : 'open'}
            action={<PlaceLink to={step.at} />}
          />
        ))}
      </ol>
      {isFinished && <Notice tone="success" title="Lesson done" />}
      <div>
        <Button size="small" icon={<RotateCcw size={14} />} onPress={onRestart}>
          Start again
        </Button>
      </div>
    </section>
  )
}

const labels = {
  connections: 'Connections',
  rules: 'Rules',
  users: 'Users',
  groups: 'Groups',
  faults: 'Faults & misbehaviours',
  target: 'Target',
  workbench: 'Target › Workbench',
  activity: 'Activity',
} as const satisfies Record<LessonPlace, string>

function PlaceLink({ to }: { readonly to: LessonPlace }) {
  const paths = usePaths()
  const path = to === 'workbench' ? `${paths.target}?tab=workbench` : paths[to]
  return <Link to={path}>Go to {labels[to]}</Link>
}
