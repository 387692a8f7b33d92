/** Functions that are called at each event. */
export interface Listeners<Event> {
  /** Calls every listener. */
  readonly notify: (event: Event) => void
  /** Adds a listener; returns the function that removes it. */
  readonly subscribe: (listener: (event: Event) => void) => () => void
}

export function createListeners<Event = void>(): Listeners<Event> {
  const listeners = new Set<(event: Event) => void>()
  return {
    notify(event) {
      for (const listener of listeners) listener(event)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
