import { URN } from '../values/urn.ts'
import { defineAttribute, defineComplex, referenceTo } from './define-attribute.ts'
import type { SchemaDefinition } from './definition.ts'

/**
 * The enterprise extension of the User schema.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-4.3 RFC 7643 §4.3}
 */
export const enterpriseUserSchema: SchemaDefinition = {
  id: URN.enterpriseUser,
  name: 'EnterpriseUser',
  description: 'What an organization knows about a user who works for it.',
  attributes: [
    defineAttribute('employeeNumber', 'The number that the organization gave the person.'),
    defineAttribute('costCenter', 'The cost center.'),
    defineAttribute('organization', 'The organization.'),
    defineAttribute('division', 'The division.'),
    defineAttribute('department', 'The department.'),
    defineComplex('manager', 'The manager of the user.', [
      defineAttribute('value', 'The id of the manager, who is a User.', { caseExact: true }),
      defineAttribute('$ref', 'The URL of the manager.', referenceTo('User')),
      defineAttribute('displayName', 'The display name of the manager.', {
        mutability: 'readOnly',
      }),
    ]),
  ],
}
