import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useOutletContext } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { SimulatorMark } from '../../ui/simulator-mark.tsx'
import { ThemeChoice } from '../../ui/theme-choice.tsx'
import { describePace } from './pace-words.ts'
import styles from './stage-page.module.css'
import { progressOf } from './stage-trail.ts'
import type { Scene } from './use-stage.ts'

interface Props {
  readonly scene: Scene | undefined
  readonly onLeave: () => void
}

/** The line above the stage: how far the work is, how fast the engine is, and the way out. */
export function StageBar({ scene, onLeave }: Props) {
  const progress = scene?.trail && progressOf(scene.trail, scene.pending)
  return (
    <div className={styles.bar}>
      <span className={styles.brand} aria-hidden="true">
        PingOne Sandbox
      </span>
      <SimulatorMark />
      <span className={styles.grow} />
      {progress !== undefined && (
        <span className={styles.chip}>
          step {progress.step} of {progress.of}
        </span>
      )}
      {scene?.pace !== undefined && <span className={styles.chip}>{describePace(scene.pace)}</span>}
      {useOutletContext<ReactNode>()}
      <ThemeChoice />
      <Button icon={<X size={16} />} aria-keyshortcuts="Escape" onPress={onLeave}>
        Leave stage (Esc)
      </Button>
    </div>
  )
}
