import { expect, it } from 'vitest'
import { openPage } from './open-page.ts'
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
