import type { Shape } from './shape.ts'

/** An unsaved draft, kept in the session storage of this tab until it is saved or dropped. */
export interface SessionDraft<Value> {
  /** Undefined when there is none, or when its shape is outdated. */
  readonly read: () => Value | undefined
  readonly keep: (value: Value) => void
  readonly drop: () => void
}

/** Opens a draft by name. Without storage nothing is kept. */
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
        // Storage is full or disabled: the draft lasts as long as the page.
      }
    },
    drop() {
      try {
        sessionStorage.removeItem(key)
      } catch {
        // Then there is nothing to remove.
      }
    },
  }
}
