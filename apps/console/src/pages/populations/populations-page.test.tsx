import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { PopulationsPage } from './populations-page.tsx'

const sandbox = useSandbox()
const { populations } = sandbox.administrator.resources

it('leads from a population to its users', async () => {
  const { id } = await populations.create({ name: 'Staff' })
  for (const name of ['ada', 'bob', 'cy'])
    await sandbox.users.create({ username: name, population: { id } })
  renderPage(<PopulationsPage />)
  const link = await screen.findByRole('link', { name: '3 users' })
  const { searchParams } = new URL(link.getAttribute('href') ?? '', 'http://localhost')
  expect(searchParams.get('filter')).toBe(`population.id eq "${id}"`)
})

it('asks for a name before it creates one', async () => {
  const user = renderPage(<PopulationsPage />)
  await user.click(await screen.findByRole('button', { name: 'Add population' }))
  const dialog = await screen.findByRole('dialog', { name: 'Add population' })
  await user.click(within(dialog).getByRole('button', { name: 'Save' }))
  await within(dialog).findByText('Population Name is required.')
  await user.type(within(dialog).getByLabelText('Population Name'), 'Guests')
  await user.click(within(dialog).getByRole('button', { name: 'Save' }))
  await screen.findByText('The population Guests was saved.')
  expect((await populations.all()).map(({ name }) => name)).toContain('Guests')
})

it('says why PingOne keeps a population', async () => {
  const { id } = await populations.create({ name: 'Staff' })
  await sandbox.users.create({ username: 'ada', population: { id } })
  const user = renderPage(<PopulationsPage />)
  await user.click(await screen.findByRole('button', { name: 'Delete Staff' }))
  const question = await screen.findByRole('alertdialog', { name: 'Delete Staff?' })
  await user.click(within(question).getByRole('button', { name: 'Delete' }))
  expect((await within(question).findByRole('alert')).textContent).toBe(
    'The population has 1 user. Move or delete it first.',
  )
})
