import { cleanup, configure } from '@testing-library/react'
import { EventSource } from 'eventsource'
import { afterEach } from 'vitest'
import '../lib/check-answers.ts'

// A machine may be busy; what does not come at all fails all the same.
configure({ asyncUtilTimeout: 60_000 })

// What a browser has and jsdom lacks.
Object.assign(globalThis, { EventSource })
Element.prototype.scrollTo = () => {}
Element.prototype.scrollIntoView = () => {}

/** There is no layout: a window of a list counts as so high, and each of its rows. */
const windowHeight = 800
const rowHeight = 40

// Files share the window of their worker, which is therefore prepared more than once.
const configurable = true
Object.defineProperties(HTMLElement.prototype, {
  clientHeight: { configurable, get: () => windowHeight },
  clientWidth: { configurable, get: () => 1000 },
  offsetHeight: { configurable, get: () => rowHeight },
})

afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
  for (const log of document.querySelectorAll('[data-live-announcer] [role=log]'))
    log.replaceChildren()
})
