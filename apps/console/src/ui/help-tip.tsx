import { CircleHelp } from 'lucide-react'
import { useId, useRef } from 'react'
import styles from './help-tip.module.css'

interface Props {
  /** What it explains. */
  readonly about: string
  readonly children: string
}

/** Pixels between the tip and what is around it. */
const gap = 8

/** A question mark that explains a field: while it is pointed at, has the focus, or after a press. Escape hides the explanation. */
export function HelpTip({ about, children }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const tip = useRef<HTMLSpanElement>(null)

  function show() {
    const [place, shown] = [button.current?.getBoundingClientRect(), tip.current]
    if (place === undefined || shown === null) return
    // Browsers since 2024 have it; without, the explanation is still read aloud.
    shown.showPopover?.()
    const { width, height } = shown.getBoundingClientRect()
    const fitsBelow = place.bottom + gap + height < window.innerHeight
    shown.style.left = `${Math.max(gap, Math.min(place.left, window.innerWidth - width - gap))}px`
    shown.style.top = `${fitsBelow ? place.bottom + 2 : place.top - height - 2}px`
  }

  const hide = () => tip.current?.hidePopover?.()

  return (
    <span onPointerEnter={show} onPointerLeave={hide}>
      <button
        ref={button}
        type="button"
        aria-label={`About ${about}`}
        aria-describedby={id}
        className={styles.button}
        onFocus={show}
        onBlur={hide}
        onClick={show}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || tip.current?.matches(':popover-open') !== true) return
          // It does not close the panel around it as well.
          event.preventDefault()
          hide()
        }}
      >
        <CircleHelp size={15} aria-hidden="true" />
      </button>
      <span ref={tip} id={id} role="tooltip" popover="manual" className={styles.tip}>
        {children}
      </span>
    </span>
  )
}
