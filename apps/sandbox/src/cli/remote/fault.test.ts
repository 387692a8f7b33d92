import { createControlClient, createSandboxControl } from '@pingone-sandbox/client'
import { expect, it } from 'vitest'
import { createSandbox } from '../../sandbox.ts'
import { clearFaults, listFaults } from './fault.ts'

it('lists the faults of a running sandbox, and removes them', async () => {
  await using sandbox = await createSandbox({ users: 0, console: false })
  const remote = { origin: new URL(sandbox.urls.control).origin, token: undefined }
  expect(await listFaults(remote, false)).toEqual({ text: 'No faults active.' })
  await createSandboxControl(createControlClient(sandbox.urls)).setFaults([
    { id: 'down', operation: 'create', skip: 2, times: 3, effect: { kind: 'status', status: 503 } },
    { id: 'late', resource: 'Group', effect: { kind: 'latency', ms: 50 } },
  ])
  expect((await listFaults(remote, false)).text.split('\n')).toEqual([
    'down, on create any: answers 503 in place of the target; skips the first 2, 0 of 3 affected',
    'late, on any Group: the answer comes 50 ms late; 0 of 1 affected',
  ])
  expect(JSON.parse((await listFaults(remote, true)).text)).toMatchObject({
    faults: [{ id: 'down' }, { id: 'late' }],
  })
  expect(await clearFaults(remote)).toEqual({ text: 'Removed 2 faults.' })
  expect(await clearFaults(remote)).toEqual({ text: 'No faults active.' })
})
