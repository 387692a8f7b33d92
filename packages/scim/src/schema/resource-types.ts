import type { ResourceTypeDefinition } from './definition.ts'
import { enterpriseUserSchema } from './enterprise-user.ts'
import { groupSchema } from './group.ts'
import { userSchema } from './user.ts'

/** Users, with the enterprise extension. */
export const userResourceType: ResourceTypeDefinition = {
  name: 'User',
  endpoint: '/Users',
  description: 'User accounts.',
  schema: userSchema,
  extensions: [{ schema: enterpriseUserSchema, required: false }],
}

/** Groups of users. */
export const groupResourceType: ResourceTypeDefinition = {
  name: 'Group',
  endpoint: '/Groups',
  description: 'Groups.',
  schema: groupSchema,
  extensions: [],
}
