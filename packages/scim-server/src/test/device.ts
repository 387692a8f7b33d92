import {
  defineAttribute,
  type ResourceTypeDefinition,
  type SchemaDefinition,
} from '@pingone-sandbox/scim'

/** A schema that SCIM does not have. */
export const deviceSchema: SchemaDefinition = {
  id: 'urn:example:schemas:2.0:Device',
  name: 'Device',
  description: 'A thing with a serial number.',
  attributes: [
    defineAttribute('serial', 'What is printed on the device.', { required: true }),
    defineAttribute('displayName', 'What people call it.'),
  ],
}

export const deviceResourceType: ResourceTypeDefinition = {
  name: 'Device',
  endpoint: '/Devices',
  description: 'Devices.',
  schema: deviceSchema,
  extensions: [],
}
