import type { Quirk } from '@pingone-sandbox/contract'

const unknown = 'Nothing public says how far PingOne checks what a target answers.'

/** How far the client believes an answer. */
export const answerQuirks = [
  {
    id: 'lookup-checked',
    title: 'What a search finds must be what was looked for',
    detail:
      'The first resource of the answer is compared with the User Filter Expression, or with the name of the group. Another one fails the user or group, and nothing is linked. One whose row does not show it is read by its id; what is not shown there either is a failure. A read by id that answers another resource fails as well.',
    evidence: 'inferred',
    source: `${unknown} A target that ignores a filter would otherwise give all users one account.`,
    choice: 'lookupMatch=checked',
    appliesTo: ['lookup', 'read'],
  },
  {
    id: 'lookup-trusted',
    title: 'What a search finds is linked as it is',
    detail:
      'The first resource of the answer is linked whatever it holds; the outcome carries a remark when it does not match, or does not show whether it does.',
    evidence: 'inferred',
    source: 'The other reading of the same silence.',
    choice: 'lookupMatch=trusted',
    appliesTo: ['lookup', 'read'],
  },
  {
    id: 'missing-checked-by-read',
    title: 'A write that is answered 404 is followed by a read',
    detail:
      'A target that does not do a method may answer it with 404 too. Only a read that is answered 404 or 410 shows that the account or group is gone.',
    evidence: 'inferred',
    source: `${unknown} The read is the caution of the simulator.`,
    choice: 'missingCheck=read',
    appliesTo: ['read'],
  },
  {
    id: 'missing-believed',
    title: 'A write that is answered 404 means that the resource is gone',
    detail:
      'No read follows. A leaver at a target without PUT or DELETE then counts as deprovisioned while the account stays active.',
    evidence: 'inferred',
    source: 'The other reading of the same silence.',
    choice: 'missingCheck=believe',
    appliesTo: ['update', 'disable', 'delete', 'add-members', 'remove-members'],
  },
  {
    id: 'created-checked-by-read',
    title: 'What was created is read back',
    detail:
      'A read by id follows each create; the outcome carries a remark when it is not answered with the resource. PingOne is not known to do this: it is offered for finding targets that answer 201 for what they do not keep.',
    evidence: 'inferred',
    source: 'A check of the simulator.',
    choice: 'createdCheck=read',
    appliesTo: ['read'],
  },
  {
    id: 'numeric-ids-accepted',
    title: 'An id that is a number is read as text',
    detail:
      'RFC 7643 §3.1 makes `id` a string. A number is taken over digit by digit; one that JSON cannot carry exactly is a failure.',
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
