import type { Page, Request } from 'playwright-core'

/**
 * Follows the requests of a page from now on.
 *
 * What comes back waits until the page is at a standstill: each request but the stream of events is answered, and each transition
 * has ended.
 */
export function followPage(page: Page): () => Promise<void> {
  const pending = new Map<Request, PromiseWithResolvers<void>>()
  const end = (request: Request) => {
    pending.get(request)?.resolve()
    pending.delete(request)
  }
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') pending.set(request, Promise.withResolvers())
  })
  page.on('requestfinished', end)
  page.on('requestfailed', end)

  async function settle(): Promise<void> {
    do {
      await Promise.all(
        // The page has read an answer before or after the event of its request.
        [...pending].map(([request, { promise }]) =>
          Promise.race([promise, endOf(request)]).then(() => end(request)),
        ),
      )
      await endTransitions(page)
    } while (pending.size > 0)
  }
  return async () => {
    let timer: NodeJS.Timeout | undefined
    const isLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const urls = [...pending.keys()].map((request) => `${request.method()} ${request.url()}`)
        const left = urls.join(', ') || 'a transition'
        reject(new Error(`The page comes to no standstill: ${left}.`))
      }, 120_000)
    })
    await Promise.race([settle(), isLate]).finally(() => clearTimeout(timer))
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
