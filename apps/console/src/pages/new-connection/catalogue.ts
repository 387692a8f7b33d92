/** An identity store of PingOne's catalogue. */
export interface CatalogueEntry {
  readonly name: string
  readonly isSimulated: boolean
}

/** The catalogue of PingOne; SCIM Outbound, which alone has a simulation behind it, comes first. */
export const catalogue: readonly CatalogueEntry[] = [
  'SCIM Outbound',
  'Aquera',
  'Box',
  'Docusign',
  'Dropbox',
  'GitHub EMU',
  'Google Workspace',
  'Microsoft Entra ID',
  'PingOne',
  'Salesforce',
  'ServiceNow',
  'Slack',
  'Workday',
  'Zoom',
].map((name) => ({ name, isSimulated: name === 'SCIM Outbound' }))

/** Finds entries by a part of their name, whatever its case. */
export function searchCatalogue(text: string): readonly CatalogueEntry[] {
  const sought = text.trim().toLowerCase()
  return catalogue.filter(({ name }) => name.toLowerCase().includes(sought))
}
