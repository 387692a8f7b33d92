import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useSetPace } from '../../entities/sandbox/pace-queries.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import { isDialogOpen } from '../../ui/is-dialog-open.ts'
import { NativeSelect } from '../../ui/native-select.tsx'
import { speeds } from './pace-words.ts'
import { ScenarioButtons } from './scenario-buttons.tsx'
import styles from './stage-page.module.css'
import type { Scene } from './use-stage.ts'

interface Props {
  readonly scene: Scene
  readonly canProvision: boolean
}

/** What holds and moves the engine itself, and the scenarios. Only the step back moves the picture alone. */
export function StageControls({ scene, canProvision }: Props) {
  const { pace, back, canGoBack, goBack, goForward, goToNow } = scene
  const { mutate, isPending } = useSetPace()
  const toast = useToast()
  const set = (settings: Parameters<typeof mutate>[0]) =>
    mutate(settings, { onError: (error) => toast('danger', failureText(error)) })
  const isPaused = pace?.mode === 'paused'

  const toggle = () => set({ mode: isPaused ? 'running' : 'paused' })
  const forward = () => {
    if (back > 0) return goForward()
    set({ mode: isPaused ? undefined : 'paused', step: 1 })
  }
  useStageKeys({ ' ': toggle, ArrowLeft: goBack, ArrowRight: forward })

  return (
    <section className={styles.controls} aria-label="Engine">
      <Button
        icon={<ChevronLeft size={18} />}
        aria-keyshortcuts="ArrowLeft"
        isDisabled={!canGoBack}
        onPress={goBack}
      >
        Step back
      </Button>
      <Button
        variant={isPaused ? 'primary' : 'secondary'}
        icon={isPaused ? <Play size={18} /> : <Pause size={18} />}
        aria-keyshortcuts="Space"
        onPress={toggle}
      >
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
      <Button
        icon={<ChevronRight size={18} />}
        aria-keyshortcuts="ArrowRight"
        isDisabled={isPending}
        onPress={forward}
      >
        {back > 0 ? 'Step forward' : 'Step'}
      </Button>
      <span className={styles.speed}>
        <NativeSelect
          label="Speed of the engine"
          value={pace?.perSecond == null ? 'none' : String(pace.perSecond)}
          onChange={(id) => set({ perSecond: id === 'none' ? null : Number(id) })}
          options={optionsWith(pace?.perSecond ?? null)}
        />
      </span>
      <div className={styles.scenarios}>
        <ScenarioButtons pace={pace} canProvision={canProvision} onPlay={goToNow} />
      </div>
    </section>
  )
}

/** The speeds to choose from, with the present one if another client has set it. */
function optionsWith(perSecond: number | null) {
  const isKnown = perSecond === null || speeds.some(({ id }) => id === String(perSecond))
  return isKnown ? speeds : [{ id: String(perSecond), label: `${perSecond} a second` }, ...speeds]
}

/** Keys that work wherever the focus is, unless what has it uses the key. */
function useStageKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = latest.current[event.key]
      const isUsed = (event.target as Element).closest('input, select, textarea, [role="menu"]')
      const isPress = event.key === ' ' && (event.target as Element).closest('button, a')
      if (act === undefined || isUsed || isPress || event.defaultPrevented || isDialogOpen()) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
