import type { Page } from 'playwright-core'

/** The actions of a person on a page, in their order. */
export interface CountedActions {
  /** What each action was: `press "Save"`, `key Enter`, `fill "Name"`. */
  readonly list: readonly string[]
  /** Forgets the actions so far, for example those that set the scene. */
  reset(): void
}

/**
 * Counts what a person does on a page: a press of the mouse, a key that acts, the filling of one field. Scrolling, the pointer that
 * moves, Tab and reading are no actions. It listens to the browser's own trusted events, so a test cannot act without being counted;
 * addresses that a test opens itself (`page.goto`) are not counted, and are to be opened before the count starts.
 */
export async function countActions(page: Page): Promise<CountedActions> {
  const list: string[] = []
  await page.exposeBinding('reportAction', (_source, action: string) => void list.push(action))
  await page.addInitScript(listenToActions)
  await page.evaluate(listenToActions)
  return { list, reset: () => void list.splice(0) }
}

/** Runs in the page. */
function listenToActions(): void {
  const scope = window as unknown as { reportAction?: (action: string) => void; isCounting?: true }
  if (scope.isCounting) return
  scope.isCounting = true
  const silent = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'CapsLock'])
  /** The field that is being filled: its later characters belong to the same action. */
  let filled: EventTarget | null = null
  const report = (action: string) => scope.reportAction?.(action)
  const isTextField = (target: EventTarget | null): target is HTMLInputElement =>
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|submit)$/.test(target.type))
  const nameOf = (target: EventTarget | null) => {
    const element = target instanceof Element ? target : undefined
    const named = element?.closest('a, button, label, summary, [role], input, textarea') ?? element
    const label = isTextField(target) ? target.labels?.[0]?.textContent : undefined
    const name = named?.getAttribute('aria-label') ?? label ?? named?.textContent ?? ''
    return JSON.stringify(name.trim().slice(0, 60))
  }
  addEventListener(
    'pointerdown',
    ({ isTrusted, target }) => {
      if (!isTrusted) return
      filled = null
      report(`press ${nameOf(target)}`)
    },
    true,
  )
  addEventListener(
    'keydown',
    ({ isTrusted, key, target, ctrlKey, metaKey }) => {
      if (!isTrusted || silent.has(key)) return
      // Characters fill the field; their `input` events say so.
      const isTyping = isTextField(target) && !ctrlKey && !metaKey
      if (isTyping && (key.length === 1 || key === 'Backspace' || key === 'Delete')) return
      filled = null
      report(`key ${key}`)
    },
    true,
  )
  addEventListener(
    'input',
    ({ isTrusted, target }) => {
      if (!isTrusted || !isTextField(target) || target === filled) return
      filled = target
      report(`fill ${nameOf(target)}`)
    },
    true,
  )
}
