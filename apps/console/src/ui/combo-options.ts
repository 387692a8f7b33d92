export interface ComboOption {
  readonly id: string
  readonly label: string
  /** Distinguishes it from others; also searched. */
  readonly detail?: string
}

/** Which option of an open list is active: none, one by its id, or the chosen one and without it the first or last. */
export interface OpenCombo {
  readonly id?: string | undefined
  readonly at?: 'first' | 'last' | undefined
}

/** The active option, if the list has it. */
export function activeOption(
  options: readonly ComboOption[],
  chosen: string | undefined,
  { id, at }: OpenCombo,
): ComboOption | undefined {
  if (at === undefined) return options.find((option) => option.id === id)
  return options.find((option) => option.id === chosen) ?? options.at(at === 'first' ? 0 : -1)
}

/** The option after or before the active one; at either end it continues at the other. */
export function optionBeside(
  options: readonly ComboOption[],
  active: ComboOption | undefined,
  key: 'ArrowDown' | 'ArrowUp',
): ComboOption | undefined {
  const at = active === undefined ? -1 : options.indexOf(active)
  if (key === 'ArrowDown') return options[at + 1] ?? options[0]
  return at > 0 ? options[at - 1] : options.at(-1)
}

/** The options whose label or detail contains a text, in any letter case. */
export function optionsWith(options: readonly ComboOption[], text: string): readonly ComboOption[] {
  const sought = text.trim().toLowerCase()
  return options.filter(({ label, detail = '' }) =>
    `${label}\n${detail}`.toLowerCase().includes(sought),
  )
}
