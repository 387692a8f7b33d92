import type { Store } from '@pingone-sandbox/store'
import { membershipsOf } from './collections.ts'
import { createEndpoint, type Endpoint } from './endpoint.ts'
import type { Settings } from './settings.ts'

/** One directory for the operations on it. They run after authorization and have no access to its token. */
export interface Service extends Settings {
  readonly store: Store
  readonly clock: () => Date
  readonly newId: () => string
  /** The path of the directory below the host's root. */
  readonly basePath: string
  readonly endpoints: readonly Endpoint[]
  readonly users: Endpoint
  readonly groups: Endpoint
  /** The collection of the edges between groups and members. */
  readonly memberships: string
}

/** Makes the service of a directory; the default directory has no name. Throws an `Error` where `resourceTypes` lacks User or Group. */
export function createService(
  directory: string | undefined,
  parts: Settings & Pick<Service, 'store' | 'clock' | 'newId' | 'basePath'>,
): Service {
  const endpoints = parts.resourceTypes.map((type) => createEndpoint(type, directory))
  const endpointOf = (name: string): Endpoint => {
    const endpoint = endpoints.find((each) => each.name === name)
    if (!endpoint) throw new Error(`A SCIM server needs the resource type ${name}.`)
    return endpoint
  }
  return {
    ...parts,
    endpoints,
    users: endpointOf('User'),
    groups: endpointOf('Group'),
    memberships: membershipsOf(directory),
  }
}
