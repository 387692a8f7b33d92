import type { ResourceType } from './resource.ts'

/** What a request is about: the resources of a type, or one of them. */
export interface Place {
  readonly type: ResourceType
  readonly id?: string
}

/** What a URL is about; undefined outside of users and groups. A redirect may change what comes before. */
export function placeOf(url: string): Place | undefined {
  const { pathname = '' } = URL.parse(url) ?? {}
  const [, name, id] = /\/(Users|Groups)(?:\/([^/]+))?\/?$/.exec(pathname) ?? []
  if (name === undefined) return undefined
  const type = name === 'Users' ? 'User' : 'Group'
  return id === undefined ? { type } : { type, id: decodeSegment(id) }
}

/** Decodes a segment of a path; it stays as it is where a server has not encoded it. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
