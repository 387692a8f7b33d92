import { type RefObject, useEffect, useRef } from 'react'
import { announce } from 'react-aria/private/live-announcer/LiveAnnouncer'
import { ariaHideOutside } from 'react-aria/private/overlays/ariaHideOutside'
import { isAppleDevice } from 'react-aria/private/utils/platform'
import { Popover } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './combo-box.module.css'
import type { ComboOption } from './combo-options.ts'
import list from './select-field.module.css'

interface Props {
  readonly id: string
  readonly label: string
  readonly input: RefObject<HTMLInputElement | null>
  readonly options: readonly ComboOption[]
  /** The id of the element of an option. */
  readonly optionId: (option: ComboOption) => string
  readonly active: ComboOption | undefined
  readonly chosen: string | undefined
  /** Shown when nothing is found. */
  readonly emptyText: string
  readonly onActive: (option: ComboOption) => void
  readonly onChoose: (option: ComboOption) => void
  readonly onClose: () => void
}

/** The open list of a `ComboBox`, whose input keeps the focus. */
export function ComboList({
  id,
  label,
  input,
  options,
  optionId,
  active,
  chosen,
  emptyText,
  onActive,
  onChoose,
  onClose,
}: Props) {
  const popover = useRef<HTMLElement>(null)
  useAnnouncements(options.length, active, active?.id === chosen)
  useEffect(() => {
    const shown = [input.current, popover.current].filter((element) => element !== null)
    return ariaHideOutside(shown)
  }, [input])

  return (
    <Popover
      ref={popover}
      triggerRef={input}
      isOpen
      isNonModal
      onOpenChange={onClose}
      placement="bottom start"
      className={classNames(list.popover)}
      style={{ minWidth: input.current?.offsetWidth }}
    >
      {/* A `select` would take the focus from the input. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div id={id} role="listbox" aria-label={label} tabIndex={-1} className={list.list}>
        {options.map((option) => (
          // The input handles the keys.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={option.id}
            ref={option === active ? scrollIntoList : null}
            id={optionId(option)}
            // An `option` has no second text beside its label.
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            tabIndex={-1}
            aria-selected={option.id === chosen}
            data-selected={option.id === chosen || undefined}
            data-focused={option === active || undefined}
            className={classNames(list.option, styles.option)}
            // A list that moves below the pointer does not make another option active.
            onPointerMove={() => option !== active && onActive(option)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
          >
            {option.label}
            {option.detail !== undefined && <span>{option.detail}</span>}
          </div>
        ))}
        {options.length === 0 && <p className={styles.empty}>{emptyText}</p>}
      </div>
    </Popover>
  )
}

/** Announces the number of options where a screen reader would not say it; to VoiceOver, which misses active options, also these. */
function useAnnouncements(count: number, active: ComboOption | undefined, isChosen: boolean): void {
  const announcedCount = useRef<number>(undefined)
  useEffect(() => {
    const isOpening = announcedCount.current === undefined
    const isHeard = isOpening ? active === undefined || isAppleDevice() : true
    if (isHeard && announcedCount.current !== count)
      announce(`${count} ${count === 1 ? 'option' : 'options'} available.`)
    announcedCount.current = count
  }, [count, active])

  useEffect(() => {
    if (active !== undefined && isAppleDevice())
      announce(isChosen ? `${active.label}, selected` : active.label)
  }, [active, isChosen])
}

const scrollIntoList = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' })
