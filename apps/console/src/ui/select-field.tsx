import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { lazyCode, lazyModule } from '../lib/patient-code.ts'
import { classNames } from './class-names.ts'
import field from './field.module.css'
import { HiddenText } from './hidden-text.tsx'
import styles from './select-field.module.css'
import { Pressable, type PressableProps } from './pressable.tsx'
import type { SelectOption } from './select-list.tsx'
import { nextBeginningWith, nextBeside, typedAfter, type TypedSearch } from './select-keys.ts'

// The list weighs more than a page.
const list = lazyModule(() => import('./select-list.tsx'))
const SelectList = lazyCode(async () => (await list()).SelectList)

/** Fetches the list before it is opened. */
const fetchList = () => void list().catch(() => {})

export type { SelectOption }

interface Props {
  readonly label: string
  readonly name?: string
  readonly value: string | null
  readonly onChange: (value: string) => void
  readonly options: readonly SelectOption[]
  readonly placeholder?: string
  readonly description?: ReactNode
  readonly error?: string | undefined
  /** Additional content below the field. */
  readonly footing?: ReactNode
  /** Keeps the label for assistive technology only. */
  readonly isLabelHidden?: boolean
  readonly isDisabled?: boolean
}

/**
 * A labelled choice of one out of a few. Up and down open the list, left and right choose the option beside, letters one that begins
 * with them.
 */
export function SelectField({
  label,
  name,
  value,
  onChange,
  options,
  description,
  error,
  footing,
  isLabelHidden = false,
  placeholder = 'Select',
  isDisabled = false,
}: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  /** Which option has the focus in the open list when none is chosen. */
  const [opened, setOpen] = useState<'first' | 'last'>()
  const chosen = options.find((option) => option.id === value)
  const [labelId, valueId, helpId, errorId] = [
    `${id}-label`,
    `${id}-value`,
    `${id}-help`,
    `${id}-error`,
  ]
  const search = useRef<TypedSearch>({ text: '', at: 0 })
  const onKeyDown: PressableProps['onKeyDown'] = (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      // The page is not to scroll.
      event.preventDefault()
      event.stopPropagation()
      setOpen(event.key === 'ArrowDown' ? 'first' : 'last')
      return
    }
    const next = nextBeside(event.key, options, value) ?? nextTyped(event.key)
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onChange(next.id)
  }
  function nextTyped(key: string): SelectOption | undefined {
    const typed = typedAfter(search.current, key, performance.now())
    if (typed === undefined) return undefined
    search.current = typed
    return nextBeginningWith(typed.text, options, value)
  }

  return (
    <div className={field.field} data-invalid={error !== undefined || undefined}>
      {isLabelHidden ? (
        <HiddenText id={labelId}>{label}</HiddenText>
      ) : (
        // A button has no label of HTML; it is named by this one all the same.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <span id={labelId} className={field.label} onClick={() => button.current?.focus()}>
          {label}
        </span>
      )}
      <Pressable
        ref={button}
        {...(name !== undefined && { name })}
        isDisabled={isDisabled}
        aria-haspopup="listbox"
        aria-expanded={opened !== undefined}
        aria-labelledby={`${valueId} ${labelId}`}
        aria-describedby={`${helpId} ${errorId}`}
        onPointerEnter={fetchList}
        onFocus={fetchList}
        onPress={() => setOpen('first')}
        onKeyDown={onKeyDown}
        className={classNames(field.input, styles.button)}
      >
        <span
          id={valueId}
          className={styles.value}
          data-placeholder={chosen === undefined || undefined}
        >
          {chosen?.label ?? placeholder}
        </span>
        <ChevronDown size={16} aria-hidden="true" />
      </Pressable>
      {description !== undefined && (
        <span id={helpId} className={field.description}>
          {description}
        </span>
      )}
      {error !== undefined && (
        <span id={errorId} className={field.error}>
          {error}
        </span>
      )}
      {footing}
      {opened !== undefined && (
        <SelectList
          labelledBy={labelId}
          options={options}
          value={value}
          trigger={button}
          initialFocus={opened}
          onChoose={onChange}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}
