import type { Shape } from './shape.ts'

/** Something half written, kept for this tab of the browser until it is saved or dropped. */
export interface SessionDraft<Value> {
  /** Nothing when there is none, or when it is of an older console. */
  readonly read: () => Value | undefined
  readonly keep: (value: Value) => void
  readonly drop: () => void
}

/** Opens the draft of a name. A browser that refuses storage keeps none. */
export function createSessionDraft<Value>(name: string, shape: Shape<Value>): SessionDraft<Value> {
  const key = `draft:${name}`
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
        return shape(kept) ? kept : undefined
      } catch {
        return undefined
      }
    },
    keep(value) {
      try {
        sessionStorage.setItem(key, JSON.stringify(value))
      } catch {
        // Full or switched off: the draft lives as long as the page.
      }
    },
    drop() {
      try {
        sessionStorage.removeItem(key)
      } catch {
        // Then nothing was kept either.
      }
    },
  }
}
