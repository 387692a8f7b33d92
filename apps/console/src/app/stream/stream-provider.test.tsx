import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { StreamIndicator } from '../top-bar/bar-badges.tsx'

useSandbox()

/** A stream that fails when a test says so. */
class Source extends EventTarget {
  static latest: Source | undefined
  constructor() {
    super()
    Source.latest = this
  }
  close() {}
}

beforeEach(() => {
  vi.stubGlobal('EventSource', Source)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 1, 10, 0) })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const fail = () => act(async () => void Source.latest?.dispatchEvent(new Event('error')))

it('shows since when the data are out of date, however often the stream reconnects', async () => {
  renderPage(<StreamIndicator />)
  await screen.findByText('Connecting')
  await fail()
  expect(await screen.findByText(/data as of 10:00:00/)).toBeTruthy()
  vi.setSystemTime(new Date(2026, 10, 1, 10, 10))
  await fail()
  expect(screen.getByText(/data as of 10:00:00/)).toBeTruthy()
})
