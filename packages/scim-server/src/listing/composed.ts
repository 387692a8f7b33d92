import { findAttribute, type AttributePath, type Filter } from '@pingone-sandbox/scim'
import type { Endpoint } from '../directory/endpoint.ts'

const composedMeta = new Set(['meta.location', 'meta.version'])

/** Tells whether a path names an attribute that is composed when a resource is read and is not stored. */
export function isComposed(path: AttributePath | string, endpoint: Endpoint): boolean {
  return namesLinks(path, endpoint) || namesComposedMeta(path, endpoint)
}

/** Tells whether a path names the attribute that is composed from membership edges, or a part of it. */
export function namesLinks(path: AttributePath | string, { type, links }: Endpoint): boolean {
  return links !== undefined && findAttribute(type, path)?.steps[0]?.name === links.attribute
}

/** Tells whether a path names a part of `meta` that is composed: location or version. */
export function namesComposedMeta(path: AttributePath | string, { type }: Endpoint): boolean {
  return composedMeta.has(findAttribute(type, path)?.name ?? '')
}

export function namesLocation(path: AttributePath | string, { type }: Endpoint): boolean {
  return findAttribute(type, path)?.name === 'meta.location'
}

/** Tells whether a filter names a composed attribute. */
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
