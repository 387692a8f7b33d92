import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { SCIMMY, SCIMMYRouters } from 'scimmy-routers'

type Kept = Record<string, unknown> & { readonly id: string }
type Holdings = Map<string, Kept>

/** Starts a server made of SCIMMY, a SCIM library of others, over two Maps. One at a time: its declarations are global. */
export async function startScimmyTarget() {
  const [users, groups]: [Holdings, Holdings] = [new Map(), new Map()]
  SCIMMY.Resources.declare(SCIMMY.Resources.User)
    .extend(SCIMMY.Schemas.EnterpriseUser)
    .egress((resource) => read(users, resource) as never)
    .ingress((resource, instance) => keep(users, resource, instance) as never)
    .degress((resource) => void users.delete(resource.id ?? ''))
  SCIMMY.Resources.declare(SCIMMY.Resources.Group)
    .egress((resource) => read(groups, resource) as never)
    .ingress((resource, instance) => keep(groups, resource, instance) as never)
    .degress((resource) => void groups.delete(resource.id ?? ''))
  const app = express()
  app.use('/scim/v2', new SCIMMYRouters({ type: 'bearer', handler: () => '' }))
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2`,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

interface Asked {
  readonly id?: string | undefined
  readonly filter?: { match(rows: readonly Kept[]): readonly Kept[] } | undefined
}

function read(stored: Holdings, resource: object): readonly Kept[] {
  const { id, filter } = resource as Asked
  if (id === undefined) return filter ? filter.match([...stored.values()]) : [...stored.values()]
  const kept = stored.get(id)
  if (!kept) throw new SCIMMY.Types.Error(404, undefined as never, `There is no ${id}.`)
  return [kept]
}

function keep(
  stored: Holdings,
  { id = randomUUID() }: { id?: string | undefined },
  instance: object,
): Kept {
  const kept = { ...(JSON.parse(JSON.stringify(instance)) as object), id }
  stored.set(id, kept)
  return kept
}
