import { URN } from '@pingone-sandbox/scim'
import { patchOf } from '../test/provision.ts'
import type { Way } from './ways.ts'

/** A request to a server with one user. */
export interface Sample {
  readonly method: string
  readonly path: string
  readonly body?: object
}

const queries: Partial<Record<Way, string>> = {
  list: '/Users',
  filter: '/Users?filter=userName%20pr',
  sort: '/Users?sortBy=userName',
  cursor: '/Users?cursor=',
  root: '',
}

/** Makes the request of a way to the user with this id and name; a POST creates another one. */
export function sampleOf(way: Way, { id, userName }: Subject): Sample {
  const query = queries[way]
  if (query !== undefined) return { method: 'GET', path: query }
  if (way.endsWith('.search')) {
    const path = way.startsWith('root') ? '/.search' : '/Users/.search'
    return { method: 'POST', path, body: { schemas: [URN.searchRequest], filter: 'userName pr' } }
  }
  const method = way.replace(/^(Bulk|\/Me) /, '').split(' ')[0] ?? ''
  const path = method === 'POST' ? '/Users' : `/Users/${id}`
  const body = bodyOf(way, method, userName)
  if (way.startsWith('/Me')) return { method, path: '/Me', ...(body && { body }) }
  if (!way.startsWith('Bulk')) return { method, path, ...(body && { body }) }
  const operation = { method, path, bulkId: 'new', ...(body && { data: body }) }
  const Operations = [operation]
  return { method: 'POST', path: '/Bulk', body: { schemas: [URN.bulkRequest], Operations } }
}

export interface Subject {
  readonly id: string
  readonly userName: string
}

function bodyOf(way: Way, method: string, userName: string): object | undefined {
  switch (method) {
    case 'POST':
      return { schemas: [URN.user], userName: `${userName}-${way}`, title: 'Countess' }
    case 'PUT':
      return { schemas: [URN.user], userName, title: `Countess by ${way}` }
    case 'PATCH':
      return patchOf(operationOf(way))
    default:
      return undefined
  }
}

function operationOf(way: Way): object {
  const value = `Countess by ${way}`
  if (way.endsWith('by filter')) return { op: 'add', path: 'emails[type eq "work"].value', value }
  if (way.endsWith('without path')) return { op: 'add', value: { title: value } }
  return { op: 'add', path: 'title', value }
}
