import type { HttpResponse } from '@pingone-sandbox/http'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { askOver, askRouter, requestTo, type Ask } from './ask.ts'
import { host } from './host.ts'
import { bodyOf, expectSound } from './hostile-answers.ts'
import { requests, type HostileRequest } from './hostile-requests.ts'
import { hostileResourceTypes } from './hostile-values.ts'
import { createWorld, type World } from './hostile-world.ts'
import { expectSoundEdges, expectValidResources } from './sound-store.ts'

it('answers 10,000 random and hostile requests, and keeps its resources valid', async () => {
  const world = await createWorld()
  const statuses = await endure(world, askRouter(world.router), 10_000)
  // The requests reach every status.
  expect([...statuses].sort()).toEqual([
    ...[200, 201, 204, 304],
    ...[400, 401, 403, 404, 405, 409, 412, 413, 415],
    501,
  ])
})

it('answers 500 of them over HTTP', async () => {
  const world = await createWorld()
  const statuses = await endure(world, askOver(await host(world.router)), 500)
  expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 204, 400, 401, 404, 405]))
})

/** Sends requests in groups of four, each group to the initial world; returns the statuses of the answers. */
async function endure(world: World, ask: Ask, count: number): Promise<ReadonlySet<number>> {
  const statuses = new Set<number>()
  const sequence = fc.array(requests(), { minLength: 4, maxLength: 4 })
  const property = fc.asyncProperty(sequence, async (sent) => {
    await world.begin()
    let cursor = ''
    for (const request of sent) {
      const answer = await ask(withCursor(request, cursor))
      expect(world.failures).toEqual([])
      expectSound(answer, request.method)
      cursor = nextCursorIn(answer) ?? cursor
      statuses.add(answer.status)
    }
    await expectSoundWorld(world)
  })
  await fc.assert(property, { seed: 7644, numRuns: count / 4 })
  return statuses
}

const prototypeMembers = Object.getOwnPropertyNames(Object.prototype)

async function expectSoundWorld({ store, router }: World): Promise<void> {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototypeMembers)
  for (const directory of [undefined, 'acme']) {
    await expectSoundEdges(store, directory)
    for (const type of hostileResourceTypes) {
      const total = await expectValidResources(store, type, directory)
      const request = requestTo('GET', type.endpoint)
      const path = directory === undefined ? request.path : `/${directory}${request.path}`
      const listed = await askRouter(router)({ ...request, path, query: { count: '1000' } })
      const body = bodyOf(listed) as { readonly Resources: readonly unknown[] }
      expect(body).toMatchObject({ totalResults: total, itemsPerPage: total })
      expect(body.Resources).toHaveLength(total)
    }
  }
}

function withCursor(request: HostileRequest, cursor: string): HostileRequest {
  const [listing = ''] = cursor.split('.')
  const fill = (part: string) => part.replaceAll('$cursor', cursor).replaceAll('$listing', listing)
  const query = Object.entries(request.query).map(([name, value]) => [name, fill(value)])
  return { ...request, query: Object.fromEntries(query), body: fill(request.body) }
}

function nextCursorIn(answer: HttpResponse): string | undefined {
  return (bodyOf(answer) as { readonly nextCursor?: string } | undefined)?.nextCursor
}
