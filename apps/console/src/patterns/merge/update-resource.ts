import type { Answer } from '../../lib/answer.ts'
import { type PlatformClient, PlatformError } from '@pingone-sandbox/client'

/** The resource was deleted elsewhere. */
export class DeletedElsewhereError extends Error {
  override readonly name = 'DeletedElsewhereError'

  constructor() {
    super(
      'It was deleted elsewhere meanwhile, so nothing was saved. What you entered is still here.',
    )
  }
}

/** A conflict must be resolved before saving; the form shows it. */
export class UndecidedError extends Error {
  override readonly name = 'UndecidedError'

  constructor() {
    super(
      'It was changed elsewhere meanwhile, so nothing was saved yet. Choose which values to keep.',
    )
  }
}

type Members = Readonly<Record<string, unknown>>

/**
 * Returns what to save, given the current resource; undefined while a conflict is open.
 *
 * @param all - The current resource with members unknown to the console, which a PUT must send.
 */
export type Revise<Resource> = (now: Resource, all: Members) => object | undefined

export interface ResourceUpdate<Resource> {
  readonly path: string
  readonly schema: Answer<Resource>
  /** A PATCH sends changed members only. */
  readonly method?: 'PUT' | 'PATCH'
  readonly revise: Revise<Resource>
}

/**
 * Reads a resource of the Platform API and writes what `revise` returns for it.
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

/** The members of a resource that a PUT must keep: all but read-only members and those in `said`. */
export function keptOf(all: Members, said: readonly string[]): Members {
  const isKept = (name: string) => !ownedByServer.includes(name) && !said.includes(name)
  return Object.fromEntries(Object.entries(all).filter(([name]) => isKept(name)))
}
