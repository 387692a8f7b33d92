import styles from './guide-panel.module.css'
import { GuideProgress } from './guide-progress.tsx'
import { GuideStepItem } from './guide-step-item.tsx'
import { guideSteps, type GuideFacts } from './guide-steps.ts'

interface Props {
  readonly facts: GuideFacts
}

/** From the choice of an environment to users who come, change and go. */
export function WalkthroughView({ facts }: Props) {
  const done = guideSteps.map(({ isDone }) => isDone(facts))
  const current = done.indexOf(false)
  return (
    <>
      <GuideProgress done={done.filter(Boolean).length} of={guideSteps.length} />
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
    </>
  )
}
