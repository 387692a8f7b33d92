import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react'
import { useObjectRef } from 'react-aria/useObjectRef'
import { lazyCode, lazyModule } from '../lib/patient-code.ts'
import { classNames } from './class-names.ts'
import styles from './combo-box.module.css'
import { activeOption, type ComboOption, type OpenCombo, optionBeside } from './combo-options.ts'
import field from './field.module.css'

// With React Aria's popover it weighs more than a page.
const list = lazyModule(() => import('./combo-list.tsx'))
const ComboList = lazyCode(async () => (await list()).ComboList)

/** Fetches the list before it is opened. */
const fetchList = () => void list().catch(() => {})

interface Props {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  /** Those that match the text. */
  readonly options: readonly ComboOption[]
  /** The id of the chosen option, if there is one. */
  readonly chosen: string | undefined
  readonly onChoose: (option: ComboOption) => void
  /** Enter without an active option; whether it changed the value. */
  readonly onEnter: () => boolean
  readonly onEscape: () => void
  readonly onBlur: () => void
  /** Shown when nothing is found. */
  readonly emptyText: string
  readonly placeholder: string
  readonly isLabelHidden?: boolean
  readonly description?: ReactNode
  readonly error?: string | undefined
  /** Additional content below the field. */
  readonly footing?: ReactNode
  readonly inputRef?: Ref<HTMLInputElement>
}

/**
 * A text input with a list of options, of which one is active while the input keeps the focus.
 *
 * React Aria's combo box weighs 40 kB with its collections, and its input cannot be rendered without them. This input is native; the list
 * is fetched when the input takes the focus.
 * @see {@link https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ ARIA practices: combobox}
 */
export function ComboBox({
  label,
  text,
  onText,
  options,
  chosen,
  onChoose,
  onEnter,
  onEscape,
  onBlur,
  emptyText,
  placeholder,
  isLabelHidden = false,
  description,
  error,
  footing,
  inputRef,
}: Props) {
  const id = useId()
  const input = useObjectRef(inputRef)
  /** Undefined while the list is closed. */
  const [opened, setOpened] = useState<OpenCombo>()
  const active = opened && activeOption(options, chosen, opened)
  const [labelId, helpId] = [`${id}-label`, `${id}-help`]
  const [errorId, listId] = [`${id}-error`, `${id}-list`]
  const optionId = (option: ComboOption) => `${listId}-${options.indexOf(option)}`
  const close = () => setOpened(undefined)

  function choose(option: ComboOption) {
    close()
    onChoose(option)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // An input method uses the same keys.
    if (event.nativeEvent.isComposing) return
    const { key } = event
    if (key === 'Enter') {
      // The first Enter takes the value; the next one may submit the form.
      if (opened !== undefined) event.preventDefault()
      if (active !== undefined) choose(active)
      else if (onEnter()) event.preventDefault()
      close()
    } else if (key === 'Tab') {
      if (active !== undefined) choose(active)
    } else if (key === 'Escape') {
      if (opened === undefined) return
      // A dialog or panel around it stays open.
      event.preventDefault()
      event.stopPropagation()
      close()
      onEscape()
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      if (active !== undefined) setOpened({})
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      setOpened(
        opened === undefined
          ? { at: key === 'ArrowDown' ? 'first' : 'last' }
          : { id: optionBeside(options, active, key)?.id },
      )
    } else if ((key === 'Home' || key === 'End') && active !== undefined && !event.shiftKey) {
      event.preventDefault()
      setOpened({ id: options.at(key === 'Home' ? 0 : -1)?.id })
    }
  }

  return (
    <div className={field.field} data-invalid={error !== undefined || undefined}>
      {!isLabelHidden && (
        <label id={labelId} htmlFor={id} className={field.label}>
          {label}
        </label>
      )}
      <div className={styles.control}>
        <input
          ref={input}
          id={id}
          role="combobox"
          aria-expanded={opened !== undefined}
          aria-controls={opened && listId}
          aria-activedescendant={active && optionId(active)}
          aria-autocomplete="list"
          aria-invalid={error !== undefined || undefined}
          aria-describedby={`${helpId} ${errorId}`}
          // The open list hides the label, which names the input by its id alone then.
          {...(isLabelHidden ? { 'aria-label': label } : { 'aria-labelledby': labelId })}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          placeholder={placeholder}
          className={classNames(field.input, styles.input)}
          value={text}
          onFocus={fetchList}
          onChange={({ target }) => {
            onText(target.value)
            setOpened({})
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            close()
            onBlur()
          }}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Show suggestions ${label}`}
          aria-haspopup="listbox"
          aria-expanded={opened !== undefined}
          className={styles.opener}
          onPointerEnter={fetchList}
          // The input keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={({ detail }) => {
            input.current?.focus()
            // A click without a pointer comes from assistive technology.
            setOpened(opened === undefined ? { at: detail === 0 ? 'first' : undefined } : undefined)
          }}
        >
          <ChevronDown size={16} aria-hidden="true" />
        </button>
      </div>
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
        <ComboList
          id={listId}
          label={`Suggestions ${label}`}
          input={input}
          options={options}
          optionId={optionId}
          active={active}
          chosen={chosen}
          emptyText={emptyText}
          onActive={(option) => setOpened({ id: option.id })}
          onChoose={choose}
          onClose={close}
        />
      )}
    </div>
  )
}
