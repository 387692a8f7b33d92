import { cleanup, configure } from '@testing-library/react'
import { EventSource } from 'eventsource'
import { afterEach } from 'vitest'

// A busy machine takes its time; what is awaited is awaited as long as it may take.
configure({ asyncUtilTimeout: 10_000 })

// What a browser has and jsdom lacks.
Object.assign(globalThis, { EventSource })
Element.prototype.scrollTo = () => {}
Element.prototype.scrollIntoView = () => {}

/** There is no layout: a window of a list counts as so high, and each of its rows. */
const windowHeight = 800
const rowHeight = 40

Object.defineProperties(HTMLElement.prototype, {
  clientHeight: { get: () => windowHeight },
  clientWidth: { get: () => 1000 },
  offsetHeight: { get: () => rowHeight },
})

// A machine may be busy; what does not come at all fails all the same.
configure({ asyncUtilTimeout: 5000 })

afterEach(cleanup)
