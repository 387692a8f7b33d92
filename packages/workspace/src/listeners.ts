/** Those who want to be told of something. */
export interface Listeners<Told> {
  readonly tell: (told: Told) => void
  /** Returns the way to stop. */
  readonly add: (listener: (told: Told) => void) => () => void
}

export function createListeners<Told = void>(): Listeners<Told> {
  const listeners = new Set<(told: Told) => void>()
  return {
    tell(told) {
      for (const listener of listeners) listener(told)
    },
    add(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
