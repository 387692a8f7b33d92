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
  const { USERS_RESOURCE, GROUPS_RESOURCE = configurationWhenAbsent.GROUPS_RESOURCE } =
    configuration
  const path = kind === 'Users' ? USERS_RESOURCE : GROUPS_RESOURCE
  const base = configuration.SCIM_URL.replace(/(?<!\/)\/+$/, '') + path.replace(/(?<!\/)\/+$/, '')
  if (id === undefined) return base
  return `${base}/${segmentOf(id)}`
}

/** An id as a segment of a path; one that is no text of Unicode has no encoding. */
export function segmentOf(id: string): string {
  return id.isWellFormed() ? encodeURIComponent(id) : id
}
