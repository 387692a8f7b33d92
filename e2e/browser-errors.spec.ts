import { expect, it } from 'vitest'
import { collectBrowserErrors } from './browser-errors.ts'
import { startLivedInSandbox } from './lived-in-sandbox.ts'
import { openPage } from './open-page.ts'
import { followPage } from './settled-page.ts'

// That no screen prints an error when it is opened is checked by the accessibility specs, which open every one.
it('prints no error while what a panel shows is deleted', async (context) => {
  await using sandbox = await startLivedInSandbox()
  const page = await openPage(context)
  const errors = collectBrowserErrors(page)
  const settle = followPage(page)
  const home = `${sandbox.ready.console}/environments/${sandbox.ready.environmentId}`
  const confirm = () =>
    page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Delete/ })
      .click()

  for (const [list, label] of [
    ['users', 'Delete user'],
    ['groups', 'Delete group'],
  ] as const) {
    await page.goto(`${home}/${list}`)
    await page.getByRole('row').nth(1).getByRole('button').first().click()
    await page.getByRole('button', { name: label }).click()
    await confirm()
    await page.getByRole('button', { name: label }).waitFor({ state: 'detached' })
    await settle()
  }
  expect([...errors]).toEqual([])
})
