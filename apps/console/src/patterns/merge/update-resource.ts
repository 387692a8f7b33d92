import type { Answer } from '../../lib/answer.ts'
import { type PlatformClient, PlatformError } from '@pingone-sandbox/client'

/** What is to be saved was deleted elsewhere meanwhile. */
export class DeletedElsewhereError extends Error {
  override readonly name = 'DeletedElsewhereError'

  constructor() {
    super(
      'It was deleted elsewhere meanwhile, so nothing was saved. What you entered still stands here.',
    )
  }
}

/** Something is to be chosen before anything can be saved; the form shows it. */
export class UndecidedError extends Error {
  override readonly name = 'UndecidedError'

  constructor() {
    super('It was changed elsewhere meanwhile, so nothing was saved yet. Choose which values hold.')
  }
}

type Members = Readonly<Record<string, unknown>>

/**
 * Says what to save, from the resource as it is by now; nothing while something is to be chosen first.
 *
 * @param all - The same with the members that the console does not know, which a PUT must send along.
 */
export type Revise<Resource> = (now: Resource, all: Members) => object | undefined

export interface ResourceUpdate<Resource> {
  readonly path: string
  readonly schema: Answer<Resource>
  /** A PATCH sends what is changed, so that it takes nothing else along. */
  readonly method?: 'PUT' | 'PATCH'
  readonly revise: Revise<Resource>
}

/**
 * Changes a resource of the Platform API to what `revise` makes of it as it is by now.
 *
 * The API has no precondition, as PingOne's has none: what another client writes between the read and a PUT, a few milliseconds, is
 * lost. Throws a `DeletedElsewhereError` or an `UndecidedError`.
 */
export async function updateResource<Resource>(
  platform: PlatformClient,
  { path, schema, method = 'PUT', revise }: ResourceUpdate<Resource>,
): Promise<Resource> {
  try {
    const all = (await platform.send(path)) as Members
    const body = revise(schema.parse(all), all)
    if (body === undefined) throw new UndecidedError()
    return schema.parse(await platform.send(path, { method, body }))
  } catch (error) {
    const isGone = error instanceof PlatformError && error.status === 404
    throw isGone ? new DeletedElsewhereError() : error
  }
}

const ownedByServer = ['id', 'environment', 'createdAt', 'updatedAt', '_links', '_embedded']

/** The members of a resource that a PUT is to keep: all but those that the server owns and those that are `said` anew. */
export function keptOf(all: Members, said: readonly string[]): Members {
  const isKept = (name: string) => !ownedByServer.includes(name) && !said.includes(name)
  return Object.fromEntries(Object.entries(all).filter(([name]) => isKept(name)))
}
