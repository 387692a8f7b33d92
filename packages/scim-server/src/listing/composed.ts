import { findAttribute, type AttributePath, type Filter } from '@pingone-sandbox/scim'
import type { Endpoint } from '../directory/endpoint.ts'

const composedMeta = new Set(['meta.location', 'meta.version'])

/** Tells whether a path names what is composed when a resource is read, which the store does not have. */
export function isComposed(path: AttributePath | string, endpoint: Endpoint): boolean {
  return namesLinks(path, endpoint) || namesComposedMeta(path, endpoint)
}

/** Tells whether a path names the attribute that is composed from membership edges, or a part of it. */
export function namesLinks(path: AttributePath | string, { type, links }: Endpoint): boolean {
  return links !== undefined && findAttribute(type, path)?.steps[0]?.name === links.attribute
}

/** Tells whether a path names what every resource has of its `meta` without its document having it. */
export function namesComposedMeta(path: AttributePath | string, { type }: Endpoint): boolean {
  return composedMeta.has(findAttribute(type, path)?.name ?? '')
}

export function namesLocation(path: AttributePath | string, { type }: Endpoint): boolean {
  return findAttribute(type, path)?.name === 'meta.location'
}

/** Tells whether a filter asks about anything that is composed. */
export function mentionsComposed(filter: Filter, endpoint: Endpoint): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.some((operand) => mentionsComposed(operand, endpoint))
    case 'not':
      return mentionsComposed(filter.operand, endpoint)
    case 'present':
    case 'compare':
    case 'valuePath':
      return isComposed(filter.path, endpoint)
  }
}
