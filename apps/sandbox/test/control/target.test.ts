import { expect, it } from 'vitest'
import { createSandbox } from '../../src/sandbox.ts'

it('reads the reference server without the caller knowing the token', async () => {
  await using sandbox = await createSandbox({ users: 0, console: false })
  const created = await fetch(`${sandbox.urls.scim}/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify({ userName: 'ada' }),
  })
  expect(created.status).toBe(201)
  const found = await fetch(`${sandbox.urls.control}/target/Users?filter=userName%20eq%20%22ada%22`)
  expect(found.headers.get('content-type')).toContain('application/scim+json')
  expect(await found.json()).toMatchObject({ totalResults: 1, Resources: [{ userName: 'ada' }] })
})

it('passes an error of the reference server on as it is', async () => {
  await using sandbox = await createSandbox({ users: 0, console: false })
  const missing = await fetch(`${sandbox.urls.control}/target/Users/nobody`)
  expect(missing.status).toBe(404)
  expect(await missing.json()).toMatchObject({ status: '404' })
})

it('says that the reference server is switched off', async () => {
  await using sandbox = await createSandbox({ users: 0, console: false, scimServer: false })
  const refused = await fetch(`${sandbox.urls.control}/target/Users`)
  expect(refused.status).toBe(404)
  expect(await refused.json()).toMatchObject({ message: expect.stringContaining('switched off') })
})
