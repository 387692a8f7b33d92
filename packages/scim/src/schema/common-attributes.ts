import { defineAttribute, defineComplex, referenceTo } from './define-attribute.ts'

const readOnly = { mutability: 'readOnly' } as const

/**
 * The attributes that every resource has, whatever its schema.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-3.1 RFC 7643 §3.1}
 */
export const commonAttributes = [
  defineAttribute('schemas', 'The URNs of the schemas whose attributes the resource carries.', {
    ...referenceTo('uri'),
    multiValued: true,
    required: true,
    mutability: 'readOnly',
    returned: 'always',
  }),
  defineAttribute('id', 'The identifier that the service provider gave the resource.', {
    caseExact: true,
    mutability: 'readOnly',
    returned: 'always',
    uniqueness: 'server',
  }),
  defineAttribute('externalId', 'The identifier that the provisioning client knows it by.', {
    caseExact: true,
  }),
  defineComplex(
    'meta',
    'What the service provider keeps about the resource.',
    [
      defineAttribute('resourceType', 'The name of the resource type.', {
        caseExact: true,
        ...readOnly,
      }),
      defineAttribute('created', 'When the resource was created.', {
        type: 'dateTime',
        ...readOnly,
      }),
      defineAttribute('lastModified', 'When the resource last changed.', {
        type: 'dateTime',
        ...readOnly,
      }),
      defineAttribute('location', 'The URL of the resource.', {
        ...referenceTo('uri'),
        ...readOnly,
      }),
      defineAttribute('version', 'The entity tag of the resource.', {
        caseExact: true,
        ...readOnly,
      }),
    ],
    readOnly,
  ),
] as const
