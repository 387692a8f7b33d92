import type { Page } from 'playwright-core'

/** The accessible name of the element with the focus, as far as a label, an `aria-label` or its text gives it; empty without one. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return ''
    const labelledBy = element.getAttribute('aria-labelledby')?.split(' ') ?? []
    const labels = labelledBy.map((id) => document.querySelector(`#${CSS.escape(id)}`)?.textContent)
    const own = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    return [
      element.getAttribute('aria-label'),
      ...labels,
      ...own.map(({ textContent }) => textContent),
      element.textContent,
    ]
      .filter(Boolean)
      .join(' ')
  })

/** Moves the focus on until it is where it should be. */
export async function reach(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = []
  for (let step = 0; step < 120; step += 1) {
    const current = await focused(page)
    if (name.test(current)) return
    passed.push(current)
    await page.keyboard.press('Tab')
  }
  throw new Error(`The focus does not reach ${name}; it passes ${passed.join(' | ')}`)
}
