import { expect, it } from 'vitest'
import { reach } from './by-keyboard.ts'
import { openPage } from './open-page.ts'
import { startSandbox } from './sandbox-process.ts'

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
