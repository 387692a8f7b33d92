import { PanelRightClose } from 'lucide-react'
import { CopyField } from '../../ui/copy-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useSession } from '../session/session.ts'
import { GuideStepItem } from './guide-step-item.tsx'
import { guideSteps } from './guide-steps.ts'
import styles from './guide-panel.module.css'
import { useGuideFacts } from './use-guide-facts.ts'

interface Props {
  readonly onClose: () => void
}

/** Plays the vendor: two values to copy, and what to do with them. */
export function GuidePanel({ onClose }: Props) {
  const { info } = useSession()
  const facts = useGuideFacts()
  const done = guideSteps.map(({ isDone }) => isDone(facts))
  const current = done.indexOf(false)
  const count = done.filter(Boolean).length

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
      <p className={styles.progress}>
        {count} of {guideSteps.length} steps done
      </p>
      <progress
        className={styles.bar}
        value={count}
        max={guideSteps.length}
        aria-label="Progress"
      />
      <ol className={styles.steps}>
        {guideSteps.map((step, index) => (
          <GuideStepItem
            key={step.title}
            number={index + 1}
            step={step}
            state={done[index] === true ? 'done' : index === current ? 'current' : 'open'}
          />
        ))}
      </ol>
    </aside>
  )
}
