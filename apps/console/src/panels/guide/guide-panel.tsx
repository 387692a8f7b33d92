import { PanelRightClose } from 'lucide-react'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { hasAssigned, hasUsedValues } from './lessons/walkthrough.ts'
import type { Chore } from './lessons/chore.ts'
import styles from './guide-panel.module.css'
import { GuideRail } from './guide-rail.tsx'
import { LessonList, LessonView } from './lesson-list.tsx'
import { LessonSteps } from './lesson-steps.tsx'
import { useChore } from './use-chore.ts'
import { useEverSeen } from './use-ever-seen.ts'
import { type Lessons, type LessonState, useLessons } from './use-lessons.ts'

interface Props {
  readonly isOpen: boolean
  /** It lies over the page, which keeps its width. */
  readonly isOver?: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
}

/** The guide, or the rail that it folds to. The focus follows a press from one to the other. */
export function GuidePanel({ isOpen, isOver = false, onOpen, onClose }: Props) {
  const rail = useRef<HTMLButtonElement>(null)
  const close = useRef<HTMLButtonElement>(null)
  const wasPressed = useRef(false)
  useLayoutEffect(() => {
    if (wasPressed.current) (isOpen ? close : rail).current?.focus({ preventScroll: true })
    wasPressed.current = false
  }, [isOpen])
  const pressed = (act: () => void) => () => {
    wasPressed.current = true
    act()
  }
  return isOpen ? (
    <OpenGuide isOver={isOver} closeButton={close} onClose={pressed(onClose)} />
  ) : (
    <GuideRail ref={rail} onOpen={pressed(onOpen)} />
  )
}

interface OpenGuideProps {
  readonly isOver: boolean
  readonly closeButton: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

/** The vendor's values to copy, the walkthrough and the lessons. */
function OpenGuide({ isOver, closeButton, onClose }: OpenGuideProps) {
  const lessons = useLessons(useEverSeen())
  const panel = useRef<HTMLElement>(null)

  return (
    <aside ref={panel} className={styles.guide} data-over={isOver || undefined} aria-label="Guide">
      <header className={styles.header}>
        <h2>Guide</h2>
        <IconButton ref={closeButton} aria-label="Close guide" onPress={onClose}>
          <PanelRightClose size={18} />
        </IconButton>
      </header>
      {lessons !== undefined && (
        <GuideContent lessons={lessons} onTurn={() => panel.current?.scrollTo({ top: 0 })} />
      )}
    </aside>
  )
}

interface GuideContentProps {
  readonly lessons: Lessons
  /** Called before another lesson is shown. */
  readonly onTurn: () => void
}

function GuideContent({ lessons, onTurn }: GuideContentProps) {
  const toast = useToast()
  const paths = usePaths()
  const { current, walkthrough } = lessons
  const content = useRef<HTMLDivElement>(null)
  const chore = useChore()
  // A step that is done loses its buttons, and with them the focus, which goes to the next step.
  const isFollowing = useRef(false)
  useEffect(() => {
    if (!isFollowing.current || document.activeElement !== document.body) return
    const step = content.current?.querySelector<HTMLElement>('[aria-current="step"]')
    const next = step ?? content.current
    next?.focus({ preventScroll: true })
  })
  const change = (changing: Promise<unknown>) => {
    // The pressed button may be removed; the focus moves to the panel.
    content.current?.focus({ preventScroll: true })
    changing.catch((error: unknown) => toast('danger', failureText(error)))
  }
  const run = (each: Chore, state: LessonState) => {
    isFollowing.current = true
    chore.mutate({ chore: each, state })
  }
  const turn = (changing: Promise<unknown>) => {
    onTurn()
    change(changing)
  }

  return (
    <>
      <VendorValues isUsed={hasUsedValues(walkthrough.done)} />
      <div
        ref={content}
        tabIndex={-1}
        className={styles.content}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (relatedTarget !== null && !currentTarget.contains(relatedTarget))
            isFollowing.current = false
        }}
      >
        {current === undefined ? (
          <>
            <LessonSteps
              state={walkthrough}
              onSkip={() => change(lessons.skip(walkthrough.lesson))}
              onChore={(each) => run(each, walkthrough)}
              busy={chore.isPending ? chore.variables.chore : undefined}
            />
            {walkthrough.isFinished && (
              <Notice tone="success" title="Walkthrough done">
                Now <Link to={paths.newConnection}>connect a SCIM endpoint of your own</Link>, or
                take another lesson.
              </Notice>
            )}
            <LessonList
              isFolded={!hasAssigned(walkthrough.done)}
              lessons={lessons.all}
              onBegin={(lesson) => turn(lessons.begin(lesson))}
              onOpen={(lesson) => turn(lessons.open(lesson))}
            />
          </>
        ) : (
          <LessonView
            state={current}
            onSkip={() => change(lessons.skip(current.lesson))}
            onChore={(each) => run(each, current)}
            busy={chore.isPending ? chore.variables.chore : undefined}
            onRestart={() => turn(lessons.begin(current.lesson))}
            onLeave={() => turn(lessons.leave())}
          />
        )}
      </div>
    </>
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
