import { expect, it } from 'vitest'
import { countActions } from './counted-actions.ts'
import { openPage } from './open-page.ts'

it('counts each press, each key that acts and each field once', async (context) => {
  const page = await openPage(context)
  const actions = await countActions(page)
  const form = `<label>Name <input></label>
    <label>Agree <input type="checkbox"></label>
    <button>Save</button>`
  await page.goto(`data:text/html,${form}`)
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('Name').press('End')
  await page.getByLabel('Name').pressSequentially(' Lovelace')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.mouse.wheel(0, 100)
  await page.getByText('Agree').click()
  await page.getByRole('button').click()
  await page.getByRole('button').press('Enter')
  await expect
    .poll(() => actions.list)
    .toEqual([
      'fill "Name"',
      'key End',
      'fill "Name"',
      'key  ',
      'press "Agree"',
      'press "Save"',
      'key Enter',
    ])
})

it('goes on counting on the next page, and starts anew when asked', async (context) => {
  const page = await openPage(context)
  const actions = await countActions(page)
  await page.goto('data:text/html,<button>One</button>')
  await page.getByRole('button').click()
  await expect.poll(() => actions.list).toEqual(['press "One"'])
  actions.reset()
  await page.goto('data:text/html,<button>Two</button>')
  await page.getByRole('button').click()
  await expect.poll(() => actions.list).toEqual(['press "Two"'])
})
