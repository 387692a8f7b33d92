import {
  deliveryDefaults,
  type DeliverySettings,
  type PropagationStore,
} from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { DeliveryTab } from './delivery-tab.tsx'

const sandbox = useSandbox()
let connection: PropagationStore
beforeEach(async () => {
  connection = (await sandbox.connect()).connection
})

const delivery = async () => (await sandbox.control.connections())[0]?.delivery

it('changes a setting, and fills in the defaults again', async () => {
  const user = renderPage(<DeliveryTab connection={connection} />)
  const concurrency = await screen.findByRole('textbox', { name: 'Requests at a time' })
  await user.clear(concurrency)
  await user.type(concurrency, '2')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(async () => expect((await delivery())?.concurrency).toBe(2))

  await user.click(await screen.findByRole('button', { name: 'Fill in the defaults' }))
  expect(screen.getByRole('textbox', { name: 'Requests at a time' })).toHaveProperty('value', '8')
  expect((await delivery())?.concurrency).toBe(2)
})

it('accepts any certificate when that is ticked', async () => {
  const user = renderPage(<DeliveryTab connection={connection} />)
  await user.click(await screen.findByRole('checkbox', { name: /^Accept any certificate/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(async () => expect((await delivery())?.acceptCertificate).toBe(true))
})

it('refuses a setting at its field, and sends nothing', async () => {
  const user = renderPage(<DeliveryTab connection={connection} />)
  const timeout = await screen.findByRole('textbox', { name: 'Timeout (ms)' })
  await user.clear(timeout)
  await user.type(timeout, 'soon')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('A whole number from 10 to 600000 is expected.')).toBeTruthy()
  expect(await delivery()).toEqual(deliveryDefaults)
})

it('reports an open circuit when it is tried again', async () => {
  await sandbox.control.setDelivery(connection.id, {
    ...{ circuitThreshold: 1, circuitCoolDownMs: 600_000, retries: 0 },
  })
  await sandbox.failWith(503)
  await sandbox.users.create('ada')
  await sandbox.waitForIdle()
  renderPage(<DeliveryTab connection={connection} />)
  const circuit = within(await screen.findByRole('region', { name: 'Circuit breaker' }))
  expect(circuit.getByText('Circuit open')).toBeTruthy()
  expect(circuit.getByText('Next probe')).toBeTruthy()
  expect(circuit.getByText(/^The target answered 503/)).toBeTruthy()
})

/** Sets it as another window would. */
const setElsewhere = (settings: DeliverySettings) =>
  sandbox.control.setDelivery(connection.id, settings)

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
