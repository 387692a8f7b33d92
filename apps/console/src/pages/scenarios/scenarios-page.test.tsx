import { faker } from '@faker-js/faker'
import type { Scenario } from '@pingone-sandbox/contract'
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { ScenariosPage } from './scenarios-page.tsx'

const sandbox = useSandboxApi()

const hire: Scenario = {
  name: 'hire',
  title: 'Hire people',
  summary: faker.lorem.sentence(),
  watch: faker.lorem.sentence(),
  parameters: [
    {
      name: 'count',
      description: 'Number of new users',
      type: 'integer',
      default: 10,
      minimum: 1,
      maximum: 1000,
    },
  ],
}

const listed = http.get('/_sandbox/scenarios', () => HttpResponse.json({ scenarios: [hire] }))
const idle = http.get('/_sandbox/work', () => HttpResponse.json({ queued: 0, running: 0 }))

it('runs a scenario with its parameters and leads to what followed', async () => {
  const username = faker.internet.username()
  sandbox.server.use(
    listed,
    idle,
    http.post('/_sandbox/scenarios/hire', async ({ request }) => {
      const parameters = (await request.json()) as { count: number }
      const step = {
        summary: `${username} was created.`,
        subject: { type: 'user', id: 'u1', name: username },
      }
      const steps = Array.from({ length: parameters.count }, () => step)
      return HttpResponse.json({ scenario: 'hire', parameters, steps })
    }),
  )
  const user = renderPage(<ScenariosPage />)
  const field = await screen.findByLabelText('Number of new users')
  await user.clear(field)
  await user.type(field, '2')
  await user.click(screen.getByRole('button', { name: 'Run' }))
  const steps = await screen.findByRole('list', { name: 'Steps' })
  const links = within(steps).getAllByRole('link')
  expect(links.map((link) => link.textContent)).toEqual([
    `${username} was created.`,
    `${username} was created.`,
  ])
  expect(links[0]?.getAttribute('href')).toContain('/activity/users/u1')
  await screen.findByText('Nothing left to provision')
})

it('does not run with a value that is out of range', async () => {
  sandbox.server.use(listed)
  const user = renderPage(<ScenariosPage />)
  await user.type(await screen.findByLabelText('Number of new users'), '000')
  await screen.findByText('A whole number from 1 to 1,000.')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Run' }).disabled).toBe(true)
})

it('says why the sandbox refuses', async () => {
  sandbox.server.use(
    listed,
    http.post('/_sandbox/scenarios/hire', () =>
      HttpResponse.json({ code: 'invalid_request', message: 'No.', hint: 'Ask.' }, { status: 400 }),
    ),
  )
  const user = renderPage(<ScenariosPage />)
  await user.click(await screen.findByRole('button', { name: 'Run' }))
  expect((await screen.findByRole('alert')).textContent).toContain('No. Ask.')
})

it('offers the groups of the directory where a scenario names one', async () => {
  const group = { name: 'group', description: 'The group', type: 'string', default: 'Sales' }
  const groups = ['Sales', 'Finance'].map((name) => ({ id: name, name }))
  const ran: unknown[] = []
  sandbox.server.use(
    idle,
    http.get('/_sandbox/scenarios', () =>
      HttpResponse.json({ scenarios: [{ ...hire, parameters: [group] }] }),
    ),
    http.get('/v1/environments/environment/groups', () =>
      HttpResponse.json({ _embedded: { groups }, count: groups.length }),
    ),
    http.post('/_sandbox/scenarios/hire', async ({ request }) => {
      ran.push(await request.json())
      return HttpResponse.json({ scenario: 'hire', parameters: {}, steps: [] })
    }),
  )
  const user = renderPage(<ScenariosPage />)
  await user.click(await screen.findByRole('combobox', { name: 'The group' }))
  await user.keyboard('{ArrowDown}')
  await user.click(await screen.findByRole('option', { name: 'Finance' }))
  await user.click(screen.getByRole('button', { name: 'Run' }))
  await screen.findByText(/There was no user to change/)
  expect(ran).toEqual([{ group: 'Finance' }])
})
