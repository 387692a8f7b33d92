import { PanelRightClose } from 'lucide-react'
import { useRef } from 'react'
import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Lesson } from './lessons/lesson.ts'
import { hasAssigned, hasUsedValues } from './lessons/walkthrough.ts'
import styles from './guide-panel.module.css'
import { LessonList, LessonView } from './lesson-list.tsx'
import { LessonSteps } from './lesson-steps.tsx'
import { useEverSeen } from './use-ever-seen.ts'
import { useLessons } from './use-lessons.ts'

interface Props {
  readonly onClose: () => void
}

/** The guide: the vendor's values to copy, the walkthrough and the lessons. */
export function GuidePanel({ onClose }: Props) {
  const lessons = useLessons(useEverSeen())
  const toast = useToast()
  const paths = usePaths()
  const { current, walkthrough } = lessons
  const panel = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  // The pressed button may be removed; the focus moves to the panel.
  const keepFocus = () => content.current?.focus({ preventScroll: true })
  const show = (change: () => void) => {
    keepFocus()
    panel.current?.scrollTo({ top: 0 })
    change()
  }
  const begin = (lesson: Lesson) =>
    show(() => {
      lessons.begin(lesson).catch((error: unknown) => toast('danger', failureText(error)))
    })
  const skip = (lesson: Lesson) => {
    keepFocus()
    lessons.skip(lesson)
  }

  return (
    <aside ref={panel} className={styles.guide} aria-label="Guide">
      <header className={styles.header}>
        <h2>Guide</h2>
        <IconButton aria-label="Close guide" onPress={onClose}>
          <PanelRightClose size={18} />
        </IconButton>
      </header>
      <VendorValues isUsed={hasUsedValues(walkthrough.done)} />
      <div ref={content} tabIndex={-1} className={styles.content}>
        {current === undefined ? (
          <>
            <LessonSteps state={walkthrough} onSkip={() => skip(walkthrough.lesson)} />
            {walkthrough.isFinished && (
              <Notice tone="success" title="You know the way">
                Now <Link to={paths.newConnection}>connect a SCIM endpoint of your own</Link>, or
                take another lesson.
              </Notice>
            )}
            <LessonList
              isFolded={!hasAssigned(walkthrough.done)}
              lessons={lessons.all}
              onBegin={begin}
              onOpen={(lesson) => show(() => lessons.open(lesson))}
            />
          </>
        ) : (
          <LessonView
            state={current}
            onSkip={() => skip(current.lesson)}
            onRestart={() => begin(current.lesson)}
            onLeave={() => show(lessons.leave)}
          />
        )}
      </div>
    </aside>
  )
}

interface VendorValuesProps {
  /** Folded once they have been used. */
  readonly isUsed: boolean
}

/** The values that a vendor gives to the administrator: SCIM endpoint and token. */
function VendorValues({ isUsed }: VendorValuesProps) {
  const { scim, scimToken } = useSession().info
  const values =
    scim === undefined ? (
      <p className={styles.note}>The reference server is off. Use the values of your own server.</p>
    ) : (
      <>
        <CopyField label="SCIM Endpoint" value={scim} />
        {scimToken !== undefined && (
          <CopyField label="Oauth Access Token" value={scimToken} isSecret />
        )}
      </>
    )
  return (
    <section className={styles.values} aria-label="From the vendor">
      {isUsed ? (
        <details className={styles.fold}>
          <summary>SCIM Endpoint and token</summary>
          <div className={styles.valueList}>{values}</div>
        </details>
      ) : (
        <div className={styles.valueList}>
          <p className={styles.note}>Paste these two into the connection:</p>
          {values}
        </div>
      )}
    </section>
  )
}
