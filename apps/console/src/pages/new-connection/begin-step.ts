/** Begins a step of the wizard at its top, with the focus in its first field. */
export function beginStep(fields: HTMLFieldSetElement | null): void {
  fields?.form?.scrollIntoView({ block: 'start' })
  fields?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
}
