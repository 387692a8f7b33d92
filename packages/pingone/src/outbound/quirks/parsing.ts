import type { Quirk } from '../../contract/index.ts'

/** What older parsers of Ping broke on. */
export const parsingQuirks = [
  {
    id: 'breaks-on-empty-put-answer',
    title: 'An empty answer to a PUT breaks the client',
    detail: 'The update is carried out at the target, and counts as failed.',
    evidence: 'documented',
    source: 'PingFederate SCIM Provisioner changelog, fixed in 1.1',
    choice: 'emptyPutAnswer=breaks',
    appliesTo: ['update', 'disable'],
  },
  {
    id: 'breaks-on-no-content',
    title: 'A 204 breaks the client',
    detail: 'The request is carried out at the target, and counts as failed.',
    evidence: 'documented',
    source: 'PingFederate SCIM Provisioner changelog, fixed in 1.1',
    choice: 'noContentAnswer=breaks',
    appliesTo: ['update', 'disable', 'delete', 'add-members', 'remove-members'],
  },
  {
    id: 'breaks-on-unknown-enterprise-fields',
    title: 'Unknown fields in the enterprise extension break the parser',
    detail: 'An answer that carries one counts as failed.',
    evidence: 'documented',
    source: 'PingFederate SCIM Provisioner changelog, fixed in 1.6 (June 2024)',
    choice: 'unknownEnterpriseFields=break',
    appliesTo: ['lookup', 'read', 'create', 'update', 'disable'],
  },
  {
    id: 'breaks-on-type-case',
    title: 'A `type` of a phone number or photo that is not lower-case breaks the parser',
    detail: 'An answer that carries one counts as failed.',
    evidence: 'documented',
    source: 'PingFederate SCIM Provisioner changelog, fixed in 1.5.2 (2023)',
    choice: 'typeCase=breaks',
    appliesTo: ['lookup', 'read', 'create', 'update', 'disable'],
  },
  {
    id: 'breaks-on-empty-photo',
    title: 'A photo without a value breaks the parser',
    detail: 'An answer that carries one counts as failed.',
    evidence: 'documented',
    source: 'PingFederate SCIM Provisioner changelog, fixed in 1.4.2',
    choice: 'emptyPhoto=breaks',
    appliesTo: ['lookup', 'read', 'create', 'update', 'disable'],
  },
] as const satisfies readonly Quirk[]
