import { PanelRightClose } from 'lucide-react'
import { useRef } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { CopyField } from '../../ui/copy-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useSession } from '../session/session.ts'
import styles from './guide-panel.module.css'
import { LessonList } from './lesson-list.tsx'
import { LessonView } from './lesson-view.tsx'
import type { Lesson } from './lesson.ts'
import { useEverSeen } from './use-ever-seen.ts'
import { useLessons } from './use-lessons.ts'
import { useWizardStep } from './use-wizard-step.ts'
import { WalkthroughView } from './walkthrough-view.tsx'

interface Props {
  readonly onClose: () => void
}

/** Plays the vendor: two values to copy, what to do with them, and lessons for afterwards. */
export function GuidePanel({ onClose }: Props) {
  const { info } = useSession()
  const seen = useEverSeen()
  const wizardStep = useWizardStep()
  const lessons = useLessons(seen)
  const toast = useToast()
  const { current } = lessons
  const content = useRef<HTMLDivElement>(null)
  // What is shown changes under the button that was pressed; the focus must not go with it.
  const keepFocus = () => content.current?.focus({ preventScroll: true })
  const begin = (lesson: Lesson) => {
    keepFocus()
    return lessons.begin(lesson).catch((error: unknown) => toast('danger', failureText(error)))
  }
  const open = (lesson: Lesson) => {
    keepFocus()
    lessons.open(lesson)
  }
  const leave = () => {
    keepFocus()
    lessons.leave()
  }

  return (
    <aside className={styles.guide} aria-label="Guide">
      <header className={styles.header}>
        <h2>Guide</h2>
        <IconButton aria-label="Close guide" onPress={onClose}>
          <PanelRightClose size={18} />
        </IconButton>
      </header>
      <section className={styles.values} aria-label="From the vendor">
        <p className={styles.note}>From the vendor: what its SCIM server is reached by.</p>
        {info.scim === undefined ? (
          <p className={styles.note}>The reference server is off. Use the values of your own.</p>
        ) : (
          <>
            <CopyField label="SCIM Endpoint" value={info.scim} />
            {info.scimToken !== undefined && (
              <CopyField label="OAuth Access Token" value={info.scimToken} isSecret />
            )}
          </>
        )}
      </section>
      <div ref={content} tabIndex={-1} className={styles.content}>
        {current === undefined ? (
          <>
            <WalkthroughView
              facts={{
                ...seen,
                wizardStep,
                finishedLessons: lessons.all
                  .filter(({ lesson, done = 0 }) => done >= lesson.steps.length)
                  .map(({ lesson }) => lesson.id),
              }}
            />
            <LessonList lessons={{ ...lessons, begin, open }} />
          </>
        ) : (
          <LessonView
            lesson={current.lesson}
            done={current.done ?? 0}
            onRestart={() => void begin(current.lesson)}
            onLeave={leave}
          />
        )}
      </div>
    </aside>
  )
}
