/** A section of RFC 7643, RFC 7644 or another RFC. */
export function rfc(number: number, section: string): { title: string; url: string } {
  return {
    title: `RFC ${number} §${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  }
}

const pages = 'https://docs.pingidentity.com/pingone/integrations'

/** Pages of PingOne's documentation. */
export const pingPages = {
  connection: {
    title: 'PingOne: Creating a SCIM connection',
    url: `${pages}/p1_create_scim_connection.html`,
  },
  filter: {
    title: 'PingOne: SCIM filter expressions',
    url: `${pages}/p1_scim_filter_expressions.html`,
  },
  syncStatus: {
    title: 'PingOne: Sync status',
    url: `${pages}/p1_provisioning_sync_status.html`,
  },
  resync: {
    title: 'PingOne: Resync configurations',
    url: `${pages}/p1_resync_configurations.html`,
  },
} as const
