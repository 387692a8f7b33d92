import { type ScimConfiguration, configurationWhenAbsent } from '@pingone-sandbox/contract'

/**
 * The URL of a resource type's endpoint, or of one resource: base URL and path joined by exactly one slash.
 *
 * An id adds one segment to the path. One of which no segment can be made gives a URL that `refuseResourceUrl` refuses.
 */
export function resourceUrl(
  configuration: ScimConfiguration,
  kind: 'Users' | 'Groups',
  id?: string,
): string {
  const base = endpointsOf(configuration)[kind]
  return id === undefined ? base : `${base}/${segmentOf(id)}`
}

type Endpoints = Readonly<Record<'Users' | 'Groups', string>>

/** A configuration is read once, and not for each request. */
const known = new WeakMap<ScimConfiguration, Endpoints>()

function endpointsOf(configuration: ScimConfiguration): Endpoints {
  const found = known.get(configuration)
  if (found) return found
  const {
    SCIM_URL,
    USERS_RESOURCE,
    GROUPS_RESOURCE = configurationWhenAbsent.GROUPS_RESOURCE,
  } = configuration
  const base = withoutLastSlashes(SCIM_URL)
  const endpoints = {
    Users: base + withoutLastSlashes(USERS_RESOURCE),
    Groups: base + withoutLastSlashes(GROUPS_RESOURCE),
  }
  known.set(configuration, endpoints)
  return endpoints
}

const withoutLastSlashes = (text: string): string => text.replace(/(?<!\/)\/+$/, '')

/** An id as a segment of a path; one that is no text of Unicode has no encoding. */
export function segmentOf(id: string): string {
  return id.isWellFormed() ? encodeURIComponent(id) : id
}
