import type { RuleWithStatus } from '../../entities/rule/rule-queries.ts'
import { lazyCode } from '../../lib/patient-code.ts'
import { Button } from '../../ui/button.tsx'
import { PingOneColumn } from './pingone-column.tsx'
import styles from './stage-page.module.css'
import { progressOf } from './stage-trail.ts'
import { sayCircuit, sayOf } from './stage-words.ts'
import { TargetColumn } from './target-column.tsx'
import { type Scene, useCulprit } from './use-stage.ts'
import { useLeft } from './use-left.ts'
import { useScopeReason } from './use-scope-reason.ts'
import { Wire } from './wire.tsx'

// Failures are few, and their repairs weigh more than the rest of the stage.
const StageRepairs = lazyCode(async () => (await import('./stage-repairs.tsx')).StageRepairs)

interface Props {
  readonly scene: Scene
  readonly rules: readonly RuleWithStatus[]
}

/** What happens now in a sentence, and below it PingOne, the wire and the target. */
export function StageView({ scene, rules }: Props) {
  const { trail, pending, next, waiting, accounts, back, goToNow, pace, circuit } = scene
  const culprit = useCulprit(trail)
  const isFailed = trail?.outcome?.status === 'failed' && pending === undefined
  const saying = circuit ? sayCircuit(circuit) : trail && sayOf({ trail, pending, culprit })
  const reason = useScopeReason(trail?.decision)
  // A reader of the screen is told what an audience can follow; at full speed it would never end.
  const isFollowed = pace?.mode === 'paused' || (pace?.perSecond ?? Infinity) <= 2
  const isCreating = pending?.purpose === 'create'

  return (
    <>
      <div className={styles.say} aria-live={isFollowed ? 'polite' : 'off'}>
        {back > 0 && (
          <p className={styles.past}>
            {back === 1 ? '1 step ago' : `${back} steps ago`}. You see an earlier step; the engine
            is not affected.
            <Button size="small" variant="primary" onPress={goToNow}>
              Back to now
            </Button>
          </p>
        )}
        <p className={styles.sentence} data-tone={saying?.tone ?? 'plain'}>
          {saying?.text ?? 'Nothing is being provisioned. Choose a scenario below.'}
        </p>
        <p className={styles.why}>
          {isFailed && culprit !== undefined ? culprit.message : reason}
          {next?.subject !== undefined && <> Next: {next.subject.name}.</>}
        </p>
        {isFailed && culprit !== undefined && trail !== undefined && (
          <StageRepairs culprit={culprit} focus={trail.focus} />
        )}
      </div>
      <div className={styles.three}>
        <PingOneColumn
          trail={trail}
          isPending={pending !== undefined}
          waiting={waiting}
          left={useLeft(rules)}
        />
        <Wire
          trail={trail}
          pending={pending}
          culprit={culprit}
          progress={trail && progressOf(trail, pending)}
        />
        <TargetColumn
          trail={trail}
          isArriving={isCreating}
          accounts={accounts}
          provisioned={sum(rules, 'successCount') + sum(rules, 'groupSuccessCount')}
        />
      </div>
    </>
  )
}

type Count = Exclude<
  keyof NonNullable<RuleWithStatus['syncStatus']>,
  'syncState' | 'lastSyncAt' | 'details'
>

const sum = (rules: readonly RuleWithStatus[], key: Count): number =>
  rules.reduce((total, { syncStatus }) => total + (syncStatus?.[key] ?? 0), 0)
