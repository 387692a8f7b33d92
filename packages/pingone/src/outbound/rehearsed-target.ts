import {
  applyPatch,
  groupResourceType,
  isComplex,
  parsePatchRequest,
  patchLimits,
  ScimError,
  userResourceType,
  type Complex,
} from '@pingone-sandbox/scim'
import { tryJson } from '../wire/answer-body.ts'
import { memberOf } from './member.ts'
import { segmentOf } from '../configuration/resource-url.ts'

/** The simulated state of a target after the writes of a rehearsal. Resources are identified by URL. */
export interface RehearsedTarget {
  readonly post: (url: string, body: string | undefined) => Complex
  readonly put: (url: string, body: string | undefined) => Complex
  readonly patch: (url: string, body: string | undefined) => void
  readonly remove: (url: string) => void
  /** A resource that was written as a whole. */
  readonly written: (url: string) => Complex | undefined
  readonly isRemoved: (url: string) => boolean
  /** A resource, or a ListResponse, that the target showed, as it would be after the writes. */
  readonly after: (url: string, shown: Complex) => Complex
}

export function createRehearsedTarget(): RehearsedTarget {
  const whole = new Map<string, Complex>()
  const patches = new Map<string, Complex[]>()
  const removed = new Set<string>()
  const removedIds = new Set<string>()
  let count = 0

  function resourceAfter(url: string, shown: Complex): Complex {
    const resource = (patches.get(url) ?? []).reduce(patched, whole.get(url) ?? shown)
    const members = memberOf(resource, 'members')
    if (!Array.isArray(members) || removedIds.size === 0) return resource
    const left = members.filter(
      (member) => !isComplex(member) || !removedIds.has(String(memberOf(member, 'value'))),
    )
    return left.length === members.length ? resource : { ...resource, members: left }
  }

  return {
    post(url, body) {
      count += 1
      const resource = { ...parse(body), id: `planned-${count}` }
      whole.set(`${url}/${resource.id}`, resource)
      return resource
    },
    put(url, body) {
      const resource = { id: idOf(url), ...parse(body) }
      whole.set(url, resource)
      patches.delete(url)
      return resource
    },
    patch: (url, body) => void patches.set(url, [...(patches.get(url) ?? []), parse(body)]),
    remove(url) {
      removed.add(url)
      // A correct target also removes the user from its groups.
      removedIds.add(idOf(url))
    },
    written: (url) => {
      const resource = whole.get(url)
      return resource && resourceAfter(url, resource)
    },
    isRemoved: (url) => removed.has(url),
    after(url, shown) {
      const rows = memberOf(shown, 'Resources')
      if (!Array.isArray(rows)) return resourceAfter(url, shown)
      const [base = ''] = url.split('?')
      if (removed.size + patches.size + whole.size === 0) return shown
      const left = rows.filter(
        (row: unknown) => !isComplex(row) || !removed.has(addressOf(base, row)),
      ) as unknown[]
      return {
        ...shown,
        Resources: left.map((row) =>
          isComplex(row) ? resourceAfter(addressOf(base, row), row) : row,
        ),
        ...(left.length < rows.length && { totalResults: left.length }),
      }
    },
  }
}

function patched(resource: Complex, body: Complex): Complex {
  const type = memberOf(resource, 'userName') === undefined ? groupResourceType : userResourceType
  try {
    // The rules of the target are unknown.
    const limits = { ...patchLimits, values: Infinity }
    return applyPatch(resource, parsePatchRequest(body).Operations, type, { limits })
  } catch (error) {
    // The target would refuse the request and stay unchanged.
    if (error instanceof ScimError) return resource
    throw error
  }
}

const addressOf = (base: string, row: Complex) =>
  `${base}/${segmentOf(String(memberOf(row, 'id')))}`

/** The id at the end of an address; one that is no text of Unicode stands there as it is. */
function idOf(url: string): string {
  const segment = url.slice(url.lastIndexOf('/') + 1)
  return segment.isWellFormed() ? decodeURIComponent(segment) : segment
}

function parse(body = '{}'): Complex {
  const value = tryJson(body)
  return isComplex(value) ? value : {}
}
