/** An identity store of PingOne's catalogue. */
export interface CatalogueEntry {
  readonly name: string
  readonly about: string
  readonly isSimulated: boolean
}

const simulated: CatalogueEntry = {
  name: 'SCIM Outbound',
  about: 'Any server that speaks SCIM: users and groups of PingOne are provisioned there.',
  isSimulated: true,
}

const others: Readonly<Record<string, string>> = {
  Aquera: 'Users and groups, by way of Aquera’s gateway.',
  Box: 'Users and groups of Box.',
  Docusign: 'Users of Docusign eSignature.',
  Dropbox: 'Members and groups of Dropbox Business.',
  'GitHub EMU': 'Managed users of a GitHub enterprise.',
  'Google Workspace': 'Users and groups of Google Workspace.',
  'Microsoft Azure': 'Users and groups of Microsoft Entra ID.',
  PingOne: 'Another environment of PingOne.',
  Salesforce: 'Users of a Salesforce organization.',
  'Salesforce Communities': 'Users of Salesforce communities.',
  'Salesforce Leads and Contacts': 'Leads and contacts in Salesforce.',
  ServiceNow: 'Users and groups of ServiceNow.',
  Slack: 'Users and groups of Slack.',
  Workday: 'Workers, into PingOne.',
  Zoom: 'Users and groups of Zoom.',
}

/** The catalogue of PingOne; SCIM Outbound, which alone has a simulation behind it, comes first. */
export const catalogue: readonly CatalogueEntry[] = [
  simulated,
  ...Object.entries(others).map(([name, about]) => ({ name, about, isSimulated: false })),
]

/** Finds entries by a part of their name, whatever its case. */
export function searchCatalogue(text: string): readonly CatalogueEntry[] {
  const sought = text.trim().toLowerCase()
  return catalogue.filter(({ name }) => name.toLowerCase().includes(sought))
}
