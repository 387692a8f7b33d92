import { cleanup } from '@testing-library/react'
import { EventSource } from 'eventsource'
import { afterEach } from 'vitest'

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

afterEach(cleanup)
