import { isDeepStrictEqual } from 'node:util'
import type { Client } from '../test/start-server.ts'

/** The `userName` of the user that `/Me` stands for. */
export const me = 'me'

/** A type of resource to write to. */
export interface Target {
  readonly endpoint: string
  readonly schema: string
  /** The attribute that a resource needs. */
  readonly name: string
}

/** The target of a write: a resource, or for a POST the collection of a type. */
export interface Place {
  readonly path: string
  /** The name of the resource, or of the one that is to be created. */
  readonly name: string
  /** The resource as a GET returns it, or how many there are. */
  readonly state: unknown
  /** Makes the resource available to a later write if this one has not changed it. */
  readonly keep: (state: unknown) => void
}

type Kept = Pick<Place, 'path' | 'name' | 'state'>

interface Asked {
  readonly target: Target
  /** The attributes of the resource. */
  readonly base: object
  readonly isMe: boolean
  readonly number: number
}

const keptBy = new WeakMap<Client, Map<string, Kept>>()

/** The place of a POST. */
export async function collectionOf(
  client: Client,
  { target, number }: Pick<Asked, 'target' | 'number'>,
): Promise<Place> {
  const path = target.endpoint
  return {
    path,
    name: `${target.name}-${number}`,
    state: await look(client, path),
    keep: () => undefined,
  }
}

/** Returns a new resource for a PUT or PATCH, or one that a refused request has not changed. */
export async function resourceOf(client: Client, asked: Asked): Promise<Place> {
  const kept = keptBy.get(client) ?? new Map<string, Kept>()
  keptBy.set(client, kept)
  const key = JSON.stringify([asked.target.endpoint, asked.isMe, asked.base])
  const found = kept.get(key)
  kept.delete(key)
  const place = found ?? (await make(client, asked, kept))
  return {
    ...place,
    keep: (state) => {
      if (isDeepStrictEqual(state, place.state)) kept.set(key, place)
    },
  }
}

async function make(
  client: Client,
  { target, base, isMe, number }: Asked,
  kept: Map<string, Kept>,
): Promise<Kept> {
  if (isMe) {
    for (const key of kept.keys()) if (key.includes(',true,')) kept.delete(key)
    await client.send('DELETE', '/Me')
  }
  const name = isMe ? me : `${target.name}-${number}`
  const path = await createTarget(client, target, { name, base })
  return { path, name, state: await look(client, path) }
}

/** Creates a resource and returns its path. */
export async function createTarget(
  client: Client,
  { endpoint, schema, name }: Target,
  { name: value, base }: { readonly name: string; readonly base: object },
): Promise<string> {
  const schemas = [schema, ...Object.keys(base).filter((key) => key.startsWith('urn:'))]
  const created = await client.send('POST', endpoint, { body: { schemas, [name]: value, ...base } })
  if (created.status !== 201) throw new Error(`No base: ${JSON.stringify(created.body)}`)
  return `${endpoint}/${created.body.id}`
}

/** Reads a resource, or the number of resources of a type. */
export async function look(client: Client, path: string): Promise<unknown> {
  const isResource = path.split('/').length > 2
  const { body } = await client.send('GET', isResource ? path : `${path}?count=0`)
  return isResource ? body : body.totalResults
}
