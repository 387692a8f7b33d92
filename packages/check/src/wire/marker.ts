/** What everything that a check makes begins with: the family of all runs, and eight digits of the run. */
const family = 'pingone-check-'
const ofAnyRun = /pingone-check-[0-9a-f]{8}-/i

/** The marker of one run, by which what it made is told from everything else. */
export interface Marker {
  readonly prefix: string
  /** The same marker with a further part, so that names of one part of the run differ from those of another. */
  readonly within: (part: string) => Marker
  /** The name of a user, in the form of an e-mail address: many servers ask for one. */
  readonly username: (key: string) => string
  readonly groupName: (key: string) => string
}

/** Creates a marker from a UUID. */
export const createMarker = (id: string): Marker => markerOf(`${family}${id.slice(0, 8)}-`)

function markerOf(prefix: string): Marker {
  return {
    prefix,
    within: (part) => markerOf(`${prefix}${part}-`),
    username: (key) => `${prefix}${key}@example.com`,
    groupName: (key) => prefix + key,
  }
}

/** The beginning of the names of every run, for searches. */
export const markerFamily = family

/**
 * Whether a run has made a resource of this name: this one, or one that was interrupted. A
 * server may change the letter case, or put a domain before the name.
 */
export const isMarked = (name: string): boolean => ofAnyRun.test(name)
