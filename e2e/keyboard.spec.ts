import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openPage } from './open-page.ts'
import { startSandbox } from './sandbox-process.ts'

/** The accessible name of what has the focus, as far as a label, an `aria-label` or its text gives it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element) return ''
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
async function reach(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = []
  for (let step = 0; step < 120; step += 1) {
    const current = await focused(page)
    if (name.test(current)) return
    passed.push(current)
    await page.keyboard.press('Tab')
  }
  throw new Error(`The focus does not reach ${name}; it passes ${passed.join(' | ')}`)
}

it('makes a connection by keyboard alone', async (context) => {
  await using sandbox = await startSandbox()
  const { ready } = sandbox
  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/provisioning/connections`)
  await page.getByRole('heading', { name: 'Provisioning' }).waitFor()
  const press = async (name: RegExp, key = 'Enter') => {
    await reach(page, name)
    await page.keyboard.press(key)
  }
  const write = async (name: RegExp, text: string) => {
    await reach(page, name)
    await page.keyboard.press('Control+A')
    await page.keyboard.type(text)
  }

  // Letters choose an option once the list has the focus.
  const openList = page.locator('[role=listbox]:focus-within')

  await press(/^Add$/)
  await page.getByRole('menuitem', { name: 'New Connection' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await press(/^Select Identity Store/)
  await write(/^Search identity stores/, 'SCIM')
  await press(/^Select SCIM Outbound/)
  await press(/^Next$/)
  await write(/^Name/, 'Keys')
  await press(/^Next$/)
  await write(/^SCIM BASE URL/i, ready.scim)
  await press(/Authentication Method/)
  await openList.waitFor()
  await page.keyboard.type('None')
  await page.keyboard.press('Enter')
  await press(/Authentication Method/)
  await openList.waitFor()
  await page.keyboard.type('OAuth 2 B')
  await page.keyboard.press('Enter')
  await write(/Oauth Access Token/, ready.scimToken)
  await press(/^Test Connection$/)
  await page.getByText('Connection Successful').waitFor()
  await press(/^Next$/)
  await press(/^Save$/)
  await page.getByRole('switch', { name: 'Enable Keys' }).waitFor()
  await press(/Enable Keys/, 'Space')
  await expect.poll(() => page.getByRole('switch', { name: 'Enable Keys' }).isChecked()).toBe(true)
})
