import type { Page } from 'playwright-core'

/**
 * Collects what a browser shows in red: errors of the page, messages of the level *error*, and answers with an error status.
 *
 * A request that is aborted, for its page was left, is none.
 */
export function collectBrowserErrors(page: Page): readonly string[] {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(`error: ${message}`))
  page.on('console', (message) => {
    // The answer itself is reported with its address.
    const isOfAnswer = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isOfAnswer) errors.push(`console: ${message.text()}`)
  })
  page.on('response', (response) => {
    const request = response.request()
    if (response.status() >= 400)
      errors.push(`${response.status()}: ${request.method()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText
    if (reason !== 'net::ERR_ABORTED')
      errors.push(`${reason}: ${request.method()} ${request.url()}`)
  })
  return errors
}
