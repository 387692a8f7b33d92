import type { Requirements } from './requirement.ts'
import { filteredPatches, queries, reads, writes, type Way } from './ways.ts'

/** Writes to groups: `/Me` is a user. */
const toGroups = writes.filter((way) => !way.startsWith('/Me'))
const readings: readonly Way[] = ['GET', ...queries, 'filter', 'sort']

/** Groups and their members. */
export const groups = {
  'member-described': {
    level: 'MAY',
    section: 'RFC 7643 §4.2',
    text: 'a member is returned with its id as value, its URL as $ref, its type, and its name as display',
    ways: [...toGroups, ...readings],
  },
  'member-group': {
    level: 'MAY',
    section: 'RFC 7643 §4.2',
    text: 'a group can be a member of a group',
    ways: toGroups,
  },
  'member-exists': {
    level: 'MAY',
    section: 'RFC 7643 §4.2',
    text: 'a member that does not exist is refused with 400 invalidValue, and nothing changes',
    ways: toGroups,
  },
  'member-once': {
    level: 'SHOULD',
    section: 'RFC 7643 §2.4',
    text: 'a member that is given twice, or added again, is returned once',
    ways: toGroups,
  },
  'member-immutable': {
    level: 'MUST',
    section: 'RFC 7643 §4.2',
    text: 'members are added and removed, not changed: a PATCH of the value, $ref, type or display of a member is refused with 400 mutability',
    ways: filteredPatches.filter((way) => !way.startsWith('/Me')),
  },
  'groups-described': {
    level: 'MUST',
    section: 'RFC 7643 §4.1.2',
    text: 'the groups of a user are returned, each with its id as value, its URL as $ref, and its name as display',
    ways: [...reads, ...queries, 'filter', 'sort'],
  },
  'groups-indirect': {
    level: 'SHOULD',
    section: 'RFC 7643 §4.1.2',
    text: 'a group that the user is a member of has the type direct, a group that contains such a group the type indirect; each is listed once',
    ways: [...reads, ...queries, 'filter', 'sort'],
  },
  'groups-read-only': {
    level: 'MUST',
    section: 'RFC 7643 §4.1.2',
    text: 'the groups of a user are not changed through the user: POST and PUT ignore them, a PATCH of them is refused with 400 mutability',
    ways: [...writes, ...filteredPatches],
  },
  'groups-filtered': {
    level: 'MUST',
    section: 'RFC 7644 §3.4.2.2',
    text: 'groups are found by a member, and users by a group that they are in, directly or not',
    ways: ['filter', ...queries.filter((way) => way !== 'list')],
  },
  'groups-in-a-circle': {
    level: 'MAY',
    section: 'RFC 7643 §4.2',
    text: 'groups may contain each other: each is returned with its members, and each user with all of the groups',
    ways: toGroups.filter((way) => !way.endsWith('POST')),
  },
  'group-name-required': {
    level: 'MUST',
    section: 'RFC 7643 §4.2',
    text: 'a group without a displayName, or with an empty one, is refused with 400 invalidValue, and nothing changes',
    ways: toGroups,
  },
  'group-names-shared': {
    level: 'MAY',
    section: 'RFC 7643 §8.7.1',
    text: 'two groups may have the same displayName; with unique group names the second is refused with 409 uniqueness',
    ways: toGroups,
  },
} as const satisfies Requirements
