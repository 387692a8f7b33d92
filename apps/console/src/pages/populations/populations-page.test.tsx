import { faker } from '@faker-js/faker'
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { PopulationsPage } from './populations-page.tsx'

const sandbox = useSandboxApi()
const populations = '/v1/environments/environment/populations'

it('leads from a population to its users', async () => {
  await sandbox.populations.create({ id: 'p1', name: 'Staff', default: true, userCount: 3 })
  renderPage(<PopulationsPage />)
  const link = await screen.findByRole('link', { name: '3 users' })
  const { searchParams } = new URL(link.getAttribute('href') ?? '', 'http://localhost')
  expect(searchParams.get('filter')).toBe('population.id eq "p1"')
})

it('asks for a name before it creates one', async () => {
  const created: unknown[] = []
  sandbox.server.use(
    http.post(populations, async ({ request }) => {
      created.push(await request.json())
      return HttpResponse.json({}, { status: 201 })
    }),
  )
  const user = renderPage(<PopulationsPage />)
  await user.click(await screen.findByRole('button', { name: 'Add population' }))
  const dialog = await screen.findByRole('dialog', { name: 'Add population' })
  await user.click(within(dialog).getByRole('button', { name: 'Save' }))
  await within(dialog).findByText('Population Name is required.')
  await user.type(within(dialog).getByLabelText('Population Name'), 'Guests')
  await user.click(within(dialog).getByRole('button', { name: 'Save' }))
  await screen.findByText('The population Guests was saved.')
  expect(created).toEqual([{ name: 'Guests' }])
})

it('says why PingOne keeps a population', async () => {
  const message = faker.lorem.sentence()
  await sandbox.populations.create({ id: 'p1', name: 'Staff', default: false, userCount: 3 })
  sandbox.server.use(
    http.delete(`${populations}/p1`, () =>
      HttpResponse.json(
        {
          id: faker.string.uuid(),
          code: 'INVALID_DATA',
          message: 'The request could not be completed.',
          details: [{ code: 'CONSTRAINT_VIOLATION', target: 'id', message }],
        },
        { status: 400 },
      ),
    ),
  )
  const user = renderPage(<PopulationsPage />)
  await user.click(await screen.findByRole('button', { name: 'Delete Staff' }))
  const question = await screen.findByRole('alertdialog', { name: 'Delete Staff?' })
  await user.click(within(question).getByRole('button', { name: 'Delete' }))
  expect((await within(question).findByRole('alert')).textContent).toBe(message)
})
