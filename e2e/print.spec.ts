import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { startLivedInSandbox } from './lived-in-sandbox.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { startSandbox } from './sandbox-process.ts'

it('prints the content of a page with all rows of its list, and neither navigation nor bar', async (context) => {
  await using sandbox = await startSandbox(['--users', '80'])
  const { ready } = sandbox
  const page = await openPage(context)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`${ready.console}/environments/${ready.environmentId}/users`)
  const rows = page.getByRole('grid', { name: 'Users' }).getByRole('row')
  await rows.nth(1).waitFor()
  expect(await rows.count()).toBeLessThan(81)

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect.poll(() => rows.count()).toBe(81)
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
  expect(await page.getByRole('banner').isVisible()).toBe(false)
  expect(await page.getByRole('heading', { name: 'Guide' }).isVisible()).toBe(false)
  const { isCut, scheme } = await page.evaluate(() => {
    const last = [...document.querySelectorAll('[role=row]')].at(-1)
    return {
      isCut: (last?.getBoundingClientRect().bottom ?? 0) > document.documentElement.scrollHeight,
      scheme: getComputedStyle(document.documentElement).colorScheme,
    }
  })
  expect({ isCut, scheme }).toEqual({ isCut: false, scheme: 'light' })

  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await expect.poll(() => rows.count()).toBeLessThan(81)
})

it('prints all loaded rows of Activity, one below the other', async (context) => {
  await using sandbox = await startLivedInSandbox()
  const { console: origin, environmentId } = sandbox.ready
  const page = await openPage(context)
  await page.setViewportSize({ width: 1280, height: 320 })
  await page.goto(`${origin}/environments/${environmentId}/activity`)
  const rows = page.locator('[data-change]')
  await rows.first().waitFor()
  const total = Number(await page.locator('[aria-setsize]').first().getAttribute('aria-setsize'))
  expect(await rows.count()).toBeLessThan(total)

  await print(page)
  await expect.poll(() => rows.count()).toBe(total)
  expect(await cutIn(page)).toEqual([])
  const tops = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().top))
  expect(tops).toEqual([...new Set(tops)].toSorted((a, b) => a - b))

  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await expect.poll(() => rows.count()).toBeLessThan(total)
})

it('prints a story and what is open in it without cutting either', async (context) => {
  await using sandbox = await startLivedInSandbox()
  const { console: origin, environmentId } = sandbox.ready
  const { _embedded: found } = await createPlatformCaller(sandbox.ready)<{
    readonly _embedded: { readonly users: readonly { readonly id: string }[] }
  }>('GET', '/users?limit=1')
  const page = await openPage(context)
  await page.setViewportSize({ width: 1600, height: 400 })
  const story = `activity/users/${found.users[0]?.id}`
  await page.goto(`${origin}/environments/${environmentId}/${story}`)
  await page.getByRole('region', { name: 'Why this request' }).waitFor()
  expect(await cutIn(page)).toContain('Timeline')

  await print(page)
  expect(await cutIn(page)).toEqual([])
})

async function print(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
}

/** The names, or the classes, of the visible elements that hide some of their height. */
const cutIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *, main')]
      .filter(
        (element) =>
          element.checkVisibility() &&
          getComputedStyle(element).overflowY !== 'visible' &&
          element.clientHeight > 1 &&
          element.scrollHeight > element.clientHeight + 1,
      )
      .map((element) => element.getAttribute('aria-label') ?? element.className),
  )
