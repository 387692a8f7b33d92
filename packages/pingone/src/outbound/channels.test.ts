import { expect, it } from 'vitest'
import { deliveryDefaults, scimConfiguration } from '@pingone-sandbox/contract'
import { createPauses } from '../time/pauses.ts'
import { createSystemTime } from '../time/system-time.ts'
import type { ConnectionRecord } from '../configuration/records.ts'
import { createChannels } from './channels.ts'
import { createPace } from './pace.ts'

const failure = { purpose: 'update', reached: false, reason: 'The target answered 503.' } as const

function reach(id: string, url = 'http://127.0.0.1:9/scim/v2') {
  const connection = { id, environmentId: 'environment' } as ConnectionRecord
  const configuration = scimConfiguration.parse({
    ...{ SCIM_URL: url, SCIM_VERSION: '2.0', USERS_RESOURCE: '/Users', GROUPS_RESOURCE: '/Groups' },
    ...{
      AUTHENTICATION_METHOD: 'None',
      AUTHORIZATION_TYPE: 'Bearer',
      UNIQUE_USER_IDENTIFIER: 'userName',
    },
    USER_FILTER: 'userName eq "%s"',
  })
  return { connection, configuration }
}

function openLines() {
  const probed: string[] = []
  const pauses = createPauses(createSystemTime())
  const channels = createChannels({
    deliveryOf: () => ({ ...deliveryDefaults, circuitThreshold: 1, circuitCoolDownMs: 1 }),
    pauses,
    pace: createPace({ pauses, time: createSystemTime() }),
    probe: async ({ connection, configuration }) =>
      void probed.push(`${connection.id} ${configuration.SCIM_URL}`),
    onCircuit: () => {},
    time: { ...createSystemTime(), now: () => new Date(0) },
    onDefect: () => {},
  })
  return { channels, probed, pauses }
}

it('ends the circuits of connections that are used no more', async () => {
  const { channels, probed, pauses } = openLines()
  for (const id of ['kept', 'deleted']) channels.of(reach(id)).report(failure)
  channels.retain('environment', new Set(['kept']))
  expect(channels.circuitOf('deleted')).toBeUndefined()
  await expect.poll(() => probed).toEqual(['kept http://127.0.0.1:9/scim/v2'])
  await pauses.sleep(20)
  expect(probed).toHaveLength(1)
})

it('ends the circuit of a connection that leads elsewhere now', async () => {
  const { channels, probed, pauses } = openLines()
  channels.of(reach('moved')).report(failure)
  channels.of(reach('moved', 'http://127.0.0.1:10/scim/v2')).report(failure)
  await expect.poll(() => probed).toEqual(['moved http://127.0.0.1:10/scim/v2'])
  await pauses.sleep(20)
  expect(probed).toHaveLength(1)
})
