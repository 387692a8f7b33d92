import { expect, it } from 'vitest'
import { createSandbox } from '../src/index.ts'

async function startControl(misbehaviour: string[] = []) {
  const sandbox = await createSandbox({ users: 0, console: false, misbehaviour })
  const url = `${sandbox.urls.control}/misbehaviours`
  const read = async (response: Response) => ({
    status: response.status,
    body: await response.json(),
  })
  const get = async () => read(await fetch(url))
  return {
    get,
    put: async (body: string) =>
      read(
        await fetch(url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body }),
      ),
    active: async () => activeIn((await get()).body),
    reset: () => fetch(`${sandbox.urls.control}/reset`, { method: 'POST' }),
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}

const activeIn = ({ misbehaviours }: { misbehaviours: { id: string; active: boolean }[] }) =>
  misbehaviours.flatMap(({ id, active }) => (active ? id : []))

it('shows every misbehaviour with its effect, its clients and its source', async () => {
  await using control = await startControl(['no-patch'])
  const { status, body } = await control.get()
  expect(status).toBe(200)
  expect(body.misbehaviours.length).toBeGreaterThan(20)
  expect(body.misbehaviours.find(({ id }: { id: string }) => id === 'no-patch')).toEqual({
    id: 'no-patch',
    title: 'PATCH is not supported',
    what: expect.any(String),
    evidence: { source: expect.stringMatching(/^https:/), note: expect.any(String) },
    effect: expect.any(String),
    remedy: expect.any(String),
    section: 'RFC 7644 §3.5.2',
    active: true,
  })
})

it('replaces the whole set, and a reset puts back that of the start', async () => {
  await using control = await startControl(['no-patch'])
  const { status, body } = await control.put('{"active":["stale-read","no-put"]}')
  expect(status).toBe(200)
  expect(activeIn(body)).toEqual(['stale-read', 'no-put'])
  expect(await control.active()).toEqual(['stale-read', 'no-put'])

  expect((await control.reset()).status).toBe(204)
  expect(await control.active()).toEqual(['no-patch'])
})

it('refuses an unknown id with the nearest one, and changes nothing', async () => {
  await using control = await startControl(['no-patch'])
  expect(await control.put('{"active":["no-put","stale-raed"]}')).toEqual({
    status: 400,
    body: {
      code: 'invalid_request',
      message: 'Unknown misbehaviour stale-raed.',
      hint: 'Did you mean stale-read?',
    },
  })
  expect(await control.active()).toEqual(['no-patch'])
})

it.each(['{}', '{"active":"no-patch"}', '{"active":[],"also":1}', '[]'])(
  'refuses the body %s',
  async (body) => {
    await using control = await startControl(['no-patch'])
    expect(await control.put(body)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', hint: expect.stringContaining('{"active": ["no-patch"]}') },
    })
    expect(await control.active()).toEqual(['no-patch'])
  },
)
