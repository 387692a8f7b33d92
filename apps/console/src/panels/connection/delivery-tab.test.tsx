import { Collection } from '@msw/data'
import {
  connectionState,
  deliveryDefaults,
  deliverySettings,
  type PropagationStore,
} from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { fakeConnectionState } from '../../test/fake-connection.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { DeliveryTab } from './delivery-tab.tsx'

const sandbox = useSandboxApi()
const states = new Collection({ schema: connectionState })
const connection: PropagationStore = {
  id: 'target',
  name: 'Vendor',
  type: 'scim',
  status: 'ACTIVE',
  configuration: {},
}

beforeEach(async () => {
  states.clear()
  await states.create(fakeConnectionState())
  sandbox.server.use(
    http.get('/_sandbox/connections', () => HttpResponse.json({ connections: states.all() })),
    http.patch('/_sandbox/connections/target/delivery', async ({ request }) => {
      const settings = deliverySettings.parse(await request.json())
      const changed = await states.update((query) => query.where({ id: 'target' }), {
        data(state) {
          Object.assign(state.delivery, settings)
        },
      })
      return HttpResponse.json(changed)
    }),
  )
})

it('changes a setting, and fills in the defaults again', async () => {
  const user = renderPage(<DeliveryTab connection={connection} />)
  const concurrency = await screen.findByRole('textbox', { name: 'Requests at a time' })
  await user.clear(concurrency)
  await user.type(concurrency, '2')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(states.all()[0]?.delivery.concurrency).toBe(2))

  await user.click(await screen.findByRole('button', { name: 'Fill in the defaults' }))
  expect(screen.getByRole('textbox', { name: 'Requests at a time' })).toHaveProperty('value', '8')
  expect(states.all()[0]?.delivery.concurrency).toBe(2)
})

it('accepts any certificate when that is ticked', async () => {
  const user = renderPage(<DeliveryTab connection={connection} />)
  await user.click(await screen.findByRole('checkbox', { name: /^Accept any certificate/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(states.all()[0]?.delivery.acceptCertificate).toBe(true))
})

it('refuses a setting at its field, and sends nothing', async () => {
  const user = renderPage(<DeliveryTab connection={connection} />)
  const timeout = await screen.findByRole('textbox', { name: 'Timeout (ms)' })
  await user.clear(timeout)
  await user.type(timeout, 'soon')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('A whole number from 10 to 600000 is expected.')).toBeTruthy()
  expect(states.all()[0]?.delivery).toEqual(deliveryDefaults)
})

it('reports an open circuit when it is tried again', async () => {
  await states.update((query) => query.where({ id: 'target' }), {
    data(state) {
      state.circuit = {
        state: 'open',
        failures: 10,
        lastFailure: 'The target answered 503.',
        probeAt: '2026-05-01T10:00:05.000Z',
      }
    },
  })
  renderPage(<DeliveryTab connection={connection} />)
  const circuit = within(await screen.findByRole('region', { name: 'Circuit breaker' }))
  expect(circuit.getByText('Circuit open')).toBeTruthy()
  expect(circuit.getByText('Next probe')).toBeTruthy()
  expect(circuit.getByText('The target answered 503.')).toBeTruthy()
})

/** Sets it as another window would. */
async function setElsewhere(settings: Partial<typeof deliveryDefaults>) {
  await states.update((query) => query.where({ id: 'target' }), {
    data(state) {
      Object.assign(state.delivery, settings)
    },
  })
  sandbox.tellOfSetting('delivery')
}

it('follows what another window sets, until something is edited here', async () => {
  const user = renderPage(<DeliveryTab connection={connection} />)
  const retries = await screen.findByRole('textbox', { name: 'Retries' })
  await setElsewhere({ retries: 7 })
  await waitFor(() => expect(retries).toHaveProperty('value', '7'))
  expect(screen.queryByText('Unsaved changes')).toBeNull()

  await user.clear(retries)
  await user.type(retries, '9')
  await setElsewhere({ concurrency: 3 })
  await user.click(screen.getByRole('button', { name: 'Discard changes' }))
  const concurrency = screen.getByRole('textbox', { name: 'Requests at a time' })
  await waitFor(() => expect(concurrency).toHaveProperty('value', '3'))
  await user.clear(retries)
  await user.type(retries, '9')
  await setElsewhere({ retries: 9 })
  // By now it says the same.
  await waitFor(() => expect(screen.queryByText('Unsaved changes')).toBeNull())
  expect(document.activeElement).toBe(retries)
})
