import type { Requirements } from './requirement.ts'

/** Groups and their members. */
export const groups = {
  'member-described': {
    level: 'SHOULD',
    section: 'RFC 7643 §4.2',
    text: 'a member has a value, the URL of the resource as $ref, its type and its name as display',
  },
  'member-group': {
    level: 'MAY',
    section: 'RFC 7643 §4.2',
    text: 'a group can be a member of a group',
  },
  'member-exists': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.12',
    text: 'a member that does not exist is refused with 400 invalidValue, and nothing changes',
  },
  'member-once': {
    level: 'MUST',
    section: 'RFC 7643 §2.4',
    text: 'who is added twice is a member once',
  },
  'member-immutable': {
    level: 'MUST',
    section: 'RFC 7643 §8.7.1',
    text: 'a member is added and removed but not changed: a PATCH of its value, type or display is refused with 400 mutability',
  },
  'groups-direct': {
    level: 'SHOULD',
    section: 'RFC 7643 §4.1.2',
    text: 'the groups of a user are shown with value, $ref, display and the type direct',
  },
  'groups-indirect': {
    level: 'SHOULD',
    section: 'RFC 7643 §4.1.2',
    text: 'the groups around the groups of a user are shown with the type indirect, each once',
  },
  'groups-read-only': {
    level: 'MUST',
    section: 'RFC 7643 §4.1.2',
    text: 'the groups of a user are not changed through the user: PUT ignores them, PATCH is refused with mutability',
  },
  'groups-filtered': {
    level: 'SHOULD',
    section: 'RFC 7644 §3.4.2.2',
    text: 'groups are found by a member, and users by a group they are in, directly or not',
  },
  'groups-in-a-circle': {
    level: 'SHOULD',
    section: 'RFC 7643 §4.2',
    text: 'groups that contain each other do no harm: both are read, and their users are in both',
  },
  'group-name-required': {
    level: 'MUST',
    section: 'RFC 7643 §4.2',
    text: 'a group without a displayName is refused with 400 invalidValue',
  },
  'group-names-shared': {
    level: 'MAY',
    section: 'RFC 7643 §8.7.1',
    text: 'two groups may have the same displayName, unless the server is set up with unique group names: then the second is refused with 409 uniqueness',
  },
} as const satisfies Requirements
