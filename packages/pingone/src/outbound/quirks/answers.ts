import type { Quirk } from '@pingone-sandbox/contract'
import type { Conditions } from './operation.ts'

const unknown = 'Nothing public says how far PingOne checks what a target answers.'

/** How far the client trusts an answer. */
export const answerQuirks = [
  {
    id: 'lookup-checked',
    title: 'A search result must match the lookup',
    detail:
      'The first resource of the answer is compared with the User Filter Expression, or with the name of the group. A resource that differs makes the user or group Failed, and nothing is linked. A resource whose row lacks the attribute is read by its id; when the read lacks it too, the lookup fails. A read by id that answers another resource fails as well.',
    evidence: 'inferred',
    source: `${unknown} A target that ignores a filter would otherwise give all users one account.`,
    choice: 'lookupMatch=checked',
    appliesTo: ['lookup', 'read'],
  },
  {
    id: 'lookup-trusted',
    title: 'A search result is linked without a check',
    detail:
      'The first resource of the answer is linked, whatever its attributes are; the outcome carries a remark when they do not match, or are missing.',
    evidence: 'inferred',
    source: 'The other reading of the same silence.',
    choice: 'lookupMatch=trusted',
    appliesTo: ['lookup', 'read'],
  },
  {
    id: 'missing-checked-by-read',
    title: 'A write that is answered 404 is followed by a read',
    detail:
      'A target that does not support a method may answer it with 404 too. Only a read that is answered 404 or 410 shows that the account or group is gone.',
    evidence: 'inferred',
    source: `${unknown} The read is the caution of the simulator.`,
    choice: 'missingCheck=read',
    appliesTo: ['read'],
  },
  {
    id: 'missing-believed',
    title: 'A write that is answered 404 means that the resource is gone',
    detail:
      'No read follows. At a target without PUT or DELETE, a user who left the scope then counts as deprovisioned while the account stays active.',
    evidence: 'inferred',
    source: 'The other reading of the same silence.',
    choice: 'missingCheck=believe',
    appliesTo: ['update', 'disable', 'delete', 'add-members', 'remove-members'],
  },
  {
    id: 'created-checked-by-read',
    title: 'A created resource is read back',
    detail:
      'A read by id follows each create; the outcome carries a remark when it is not answered with the resource. PingOne is not known to do this: the choice helps to find targets that answer 201 without storing the resource.',
    evidence: 'inferred',
    source: 'A check of the simulator.',
    choice: 'createdCheck=read',
    appliesTo: ['read'],
  },
  {
    id: 'numeric-ids-accepted',
    title: 'An id that is a number is read as text',
    detail:
      'RFC 7643 §3.1 makes `id` a string. A number is converted digit by digit; a number that JSON cannot represent exactly is a failure.',
    evidence: 'inferred',
    source: unknown,
    choice: 'numericIds=accepted',
    appliesTo: ['lookup', 'read', 'create'],
  },
  {
    id: 'numeric-ids-fail',
    title: 'An id that is a number is a failure',
    detail: 'The strict reading of RFC 7643 §3.1. Nothing is linked to an id that is not a string.',
    evidence: 'inferred',
    source: 'The other reading of the same silence.',
    choice: 'numericIds=fail',
    appliesTo: ['lookup', 'read', 'create'],
  },
] as const satisfies readonly Quirk[]

/** What shapes a read that checks another answer. */
export const checkingReads = {
  'missing-checked-by-read': ({ reason }) => reason === 'missing',
  'lookup-checked': ({ reason }) => reason === 'hidden-match',
  'created-checked-by-read': ({ reason }) => reason === 'created',
} satisfies Conditions
