import type { Collection } from '@pingone-sandbox/store'
import { recordType } from '../records/record-type.ts'
import { environmentType, groupType, populationType, sourceUserType } from './schema.ts'

/** The collections of the directory; its store must be opened with them. */
export const directoryCollections: readonly Collection[] = [
  { name: 'environments', type: environmentType, unique: [['name']] },
  {
    name: 'populations',
    type: populationType,
    unique: [['environmentId', 'name']],
    indexed: ['environmentId'],
  },
  {
    name: 'users',
    type: sourceUserType,
    unique: [['environmentId', 'username']],
    indexed: ['environmentId', 'population.id', 'email', 'externalId'],
  },
  {
    name: 'groups',
    type: groupType,
    unique: [['environmentId', 'name']],
    indexed: ['environmentId'],
  },
  // Memberships are edges, so that joining a group of 10,000 costs one row.
  {
    name: 'memberships',
    type: recordType('memberships', {
      environmentId: 'string',
      userId: 'string',
      groupId: 'string',
    }),
    indexed: ['environmentId', 'userId', 'groupId'],
  },
  // Memberships by user filter have their own collection: clients cannot add or remove them.
  {
    name: 'dynamicMemberships',
    type: recordType('dynamicMemberships', {
      environmentId: 'string',
      userId: 'string',
      groupId: 'string',
    }),
    indexed: ['environmentId', 'userId', 'groupId'],
  },
  {
    name: 'userFilters',
    type: recordType('userFilters', { environmentId: 'string' }),
    indexed: ['environmentId'],
  },
  {
    name: 'schemaAttributes',
    type: recordType('schemaAttributes', { environmentId: 'string', name: 'string' }),
    unique: [['environmentId', 'name']],
    indexed: ['environmentId'],
  },
  // Unique values have their own collection, so that finding one reads no user.
  {
    name: 'uniqueValues',
    type: recordType('uniqueValues', { environmentId: 'string', attributeId: 'string' }),
    indexed: ['attributeId'],
  },
  {
    name: 'groupNestings',
    type: recordType('groupNestings', {
      environmentId: 'string',
      groupId: 'string',
      memberOfGroupId: 'string',
    }),
    indexed: ['environmentId', 'groupId', 'memberOfGroupId'],
  },
  {
    name: 'applications',
    type: recordType('applications', {
      environmentId: 'string',
      name: 'string',
      clientSecret: 'string',
    }),
  },
]
