import type { FailureCause } from '../control/outcome.ts'
import type { FailureText } from './explanation.ts'
import { rfc } from './sources.ts'

/** Failures that the server repairs, in most cases. */
export const failuresAtTheServer = {
  'search-not-found': {
    meaning:
      'PingOne looks a user or a group up, and the target answers 404, or 204 without a list. That does not show whether it has the account, so nothing is created.',
    advice:
      'Let the target answer 200 with an empty list when nothing is found. If it has no search at all, check SCIM BASE URL and the resources.',
    side: 'server',
    source: rfc(7644, '3.4.2'),
    repairs: ['edit-connection', 'switch-off-misbehaviour', 'clear-fault', 'retry'],
    remedy: `app.get('/Users', (req, res) => {
  const found = search(users, req.query.filter) // [] when nothing matches
  res.json(list(found))
})`,
  },
  'method-not-supported': {
    meaning:
      'The target answers 405 or 501, or 404 although a read of the same resource succeeds: it does not support the method of this request.',
    advice:
      'Add support for the method at the target, or choose under Behaviour a profile that sends another one. PingOne replaces users with PUT, and is assumed to change groups with PATCH.',
    side: 'server',
    source: rfc(7644, '3.5'),
    repairs: [
      'choose-behaviour',
      'edit-connection',
      'switch-off-misbehaviour',
      'clear-fault',
      'retry',
    ],
    remedy: `app.put('/Users/:id', (req, res) => {
  const user = { ...req.body, id: req.params.id } // the whole user is replaced
  users.set(user.id, user)
  res.json(user)
})`,
  },
  'target-error': {
    meaning:
      'The target answers with a status of 500 or more, or 408 or 425, until the attempts are used up.',
    advice:
      'Look at the log of the target for these requests. An error of the client, such as a taken userName, must be answered with 4xx, since PingOne repeats what is answered with 5xx. Then retry.',
    side: 'server',
    source: rfc(7644, '3.12'),
    repairs: ['clear-fault', 'switch-off-misbehaviour', 'retry', 'full-resync'],
    remedy: `app.use((error, req, res, next) => {
  console.error(req.method, req.path, error)
  fail(res, error.status ?? 500, error.status ? error.message : 'See the log of the server.')
})`,
  },
  unreadable: {
    meaning:
      'The status says success, and the body cannot be understood. Something else may answer: a proxy, a login page, or an API that is not SCIM. Or the answer lacks what SCIM asks for: an id, the resources that it counts, the value that was looked for.',
    advice:
      'Open the answer. If it is an HTML page, check SCIM BASE URL. Otherwise let the target answer with the whole resource, and with the same resource in lists.',
    side: 'server',
    source: rfc(7644, '3.3'),
    repairs: ['edit-connection', 'switch-off-misbehaviour', 'clear-fault', 'retry'],
    remedy: `app.post('/Users', (req, res) => {
  const user = { ...req.body, id: crypto.randomUUID() }
  users.set(user.id, user)
  res.status(201).location(\`/scim/v2/Users/\${user.id}\`).json(user)
})`,
  },
  'several-matches': {
    meaning:
      'The lookup finds more than one account, and the profile does not link the first of them.',
    advice:
      'Make the User Filter Expression name one account, or remove the duplicates at the target. userName is unique.',
    side: 'server',
    source: rfc(7643, '4.1.1'),
    repairs: [
      'edit-connection',
      'choose-behaviour',
      'switch-off-misbehaviour',
      'clear-fault',
      'retry',
    ],
    remedy: `app.post('/Users', (req, res, next) => {
  const name = req.body.userName.toLowerCase()
  const isTaken = [...users.values()].some((user) => user.userName.toLowerCase() === name)
  return isTaken ? fail(res, 409, 'This userName is taken.', 'uniqueness') : next()
})`,
  },
  mismatch: {
    meaning:
      'The target answers with another resource than was asked for: it ignores the filter or reads it differently, or a search and a read by id contradict each other. PingOne links nothing.',
    advice:
      'Send the search and the read by themselves, and compare each answer with what was asked for. A filter that the target does not support must be refused.',
    side: 'server',
    source: rfc(7644, '3.4.2.2'),
    repairs: ['switch-off-misbehaviour', 'write-eq', 'edit-connection', 'clear-fault', 'retry'],
    remedy: `app.get('/Users', (req, res) => {
  const found = search(users, req.query.filter) // undefined for a filter that is not supported
  if (!found) return fail(res, 400, 'This filter is not supported.', 'invalidFilter')
  res.json(list(found))
})`,
  },
  members: {
    meaning: 'The group exists at the target, and the target refuses to add or remove members.',
    advice:
      'Check that the target has the users, and that it accepts PATCH of the members of groups. A Full Resync sends the missing members again.',
    side: 'server',
    source: rfc(7644, '3.5.2'),
    repairs: ['choose-behaviour', 'switch-off-misbehaviour', 'clear-fault', 'retry', 'full-resync'],
    remedy: `app.patch('/Groups/:id', (req, res) => {
  const group = groups.get(req.params.id)
  for (const { op, path, value } of req.body.Operations) {
    const removed = /^members\\[value eq "(.+)"\\]$/.exec(path)?.[1]
    if (op === 'add' && path === 'members') group.members = [...(group.members ?? []), ...value]
    else if (op === 'replace') group[path] = value
    else if (removed) group.members = group.members.filter((member) => member.value !== removed)
  }
  res.json(group)
})`,
  },
} as const satisfies Partial<Record<FailureCause, FailureText>>
