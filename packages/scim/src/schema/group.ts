import { URN } from '../values/urn.ts'
import { defineAttribute, defineComplex, referenceTo } from './define-attribute.ts'
import type { SchemaDefinition } from './definition.ts'

/**
 * The core Group schema.
 *
 * `displayName` is required by RFC 7643 §4.2, although the listing in §8.7.1 says otherwise.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-4.2 RFC 7643 §4.2}
 */
export const groupSchema: SchemaDefinition = {
  id: URN.group,
  name: 'Group',
  description: 'A set of users and other groups.',
  attributes: [
    defineAttribute('displayName', 'The name to show for the group.', { required: true }),
    defineComplex(
      'members',
      'The members of the group.',
      [
        defineAttribute('value', 'The id of the member.', {
          caseExact: true,
          mutability: 'immutable',
        }),
        defineAttribute('$ref', 'The URL of the member.', {
          ...referenceTo('User', 'Group'),
          mutability: 'immutable',
        }),
        defineAttribute('type', 'Whether the member is a user or a group.', {
          canonicalValues: ['User', 'Group'],
          mutability: 'immutable',
        }),
        defineAttribute('display', 'The display name of the member.', { mutability: 'readOnly' }),
      ],
      { multiValued: true },
    ),
  ],
}
