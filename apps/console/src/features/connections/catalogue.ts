/** An identity store of PingOne's catalogue. */
export interface CatalogueEntry {
  readonly name: string
  readonly isSimulated: boolean
}

/** The catalogue as PingOne shows it; only SCIM Outbound has a simulation behind it. */
export const catalogue: readonly CatalogueEntry[] = [
  'Aquera',
  'Box',
  'Docusign',
  'Dropbox',
  'GitHub EMU',
  'Google Workspace',
  'Microsoft Entra ID',
  'PingOne',
  'Salesforce',
  'SCIM Outbound',
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
