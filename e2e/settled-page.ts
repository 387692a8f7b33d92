import type { Page, Request } from 'playwright-core'

/**
 * Follows the requests of a page from now on.
 *
 * What comes back waits until the page is at a standstill: each request but the stream of events is answered, and each transition
 * has ended.
 */
export function followPage(page: Page): () => Promise<void> {
  const pending = new Set<Request>()
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') pending.add(request)
  })
  page.on('requestfinished', (request) => pending.delete(request))
  page.on('requestfailed', (request) => pending.delete(request))
  return async () => {
    do {
      await Promise.all([...pending].map(endOf))
      await endTransitions(page)
    } while (pending.size > 0)
  }
}

async function endOf(request: Request): Promise<void> {
  const response = await request.response()
  await response?.finished()
}

/** Waits for the transitions and animations that are to begin with the next frame, and for the fonts of the page. */
function endTransitions(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const running = () =>
      document
        .getAnimations()
        .filter(({ playState, effect }) => {
          const isEndless = effect?.getComputedTiming().endTime === Infinity
          return playState === 'running' && !isEndless
        })
        .map(({ finished }) => finished)
    await document.fonts.ready
    do {
      await Promise.allSettled(running())
      // What a first frame paints begins its transitions with the second.
      await frame()
      await frame()
    } while (running().length > 0)
  })
}
