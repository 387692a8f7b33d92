import type { RemarkKind } from '../control/outcome.ts'
import type { RemarkText } from './explanation.ts'
import { rfc } from './sources.ts'

/** What each kind of remark means. PingOne counts each of these answers as a success. */
export const remarkTexts: Readonly<Record<RemarkKind, RemarkText>> = {
  dropped: {
    meaning:
      'A value that was sent is missing from the answer: the target does not keep the attribute, or does not show it.',
    advice: 'Keep the attribute and answer with it, or remove it from the attribute mapping.',
    source: rfc(7644, '3.5.1'),
    remedy: `app.put('/Users/:id', (req, res) => {
  users.set(req.params.id, { ...req.body, id: req.params.id }) // all attributes, not those of a fixed list
  res.json(users.get(req.params.id))
})`,
  },
  altered: {
    meaning: 'The answer shows another value than was sent, often the one before the write.',
    advice: 'Answer with the resource as it is after the write.',
    source: rfc(7644, '3.5.1'),
    remedy: `app.put('/Users/:id', async (req, res) => {
  await save(req.params.id, req.body)
  res.json(await load(req.params.id)) // read after the write
})`,
  },
  kept: {
    meaning:
      'A value that was replaced or removed is still in the answer: the target adds to the list in place of replacing it.',
    advice: 'Let a PUT, and a replace of a list, replace the whole list.',
    source: rfc(7644, '3.5.1'),
    remedy: `app.put('/Users/:id', (req, res) => {
  const user = { ...req.body, id: req.params.id } // in place of { ...users.get(req.params.id), ...req.body }
  users.set(user.id, user)
  res.json(user)
})`,
  },
  cut: {
    meaning: 'The answer has only some of the values of a list: the target keeps a limited number.',
    advice: 'Keep every value of the list, or refuse the request with 400 or 413.',
    source: rfc(7644, '3.12'),
    remedy: `app.put('/Groups/:id', (req, res, next) => {
  if (req.body.members?.length > 1000) return fail(res, 413, 'A group has 1000 members at most.')
  next()
})`,
  },
  'two-primaries': {
    meaning:
      'The answer has more than one primary value, though one was sent: the earlier one keeps the mark.',
    advice: 'Let a new primary value take the mark from the earlier one.',
    source: rfc(7643, '2.4'),
    remedy: `app.put('/Users/:id', (req, res) => {
  const primary = req.body.emails?.findLast((email) => email.primary)
  const emails = req.body.emails?.map((email) => ({ ...email, primary: email === primary }))
  users.set(req.params.id, { ...req.body, emails, id: req.params.id })
  res.json(users.get(req.params.id))
})`,
  },
  'other-id': {
    meaning: 'PingOne addresses one resource, and the answer has the id of another.',
    advice: 'Answer with the resource that the request addresses; its id never changes.',
    source: rfc(7643, '3.1'),
    remedy: `app.put('/Users/:id', (req, res) => {
  const user = { ...req.body, id: req.params.id } // the id of the address
  users.set(user.id, user)
  res.json(user)
})`,
  },
  'error-body': {
    meaning: 'The status says success, and the body is a SCIM Error.',
    advice: 'Send the status of the error as the HTTP status.',
    source: rfc(7644, '3.12'),
    remedy: `const refuse = (res, status, detail) =>
  res.status(status).json({ schemas: [ERROR], status: String(status), detail })
app.put('/Users/:id', (req, res) => refuse(res, 400, 'userName is required.'))`,
  },
  'no-resource': {
    meaning:
      'The answer to a write has a body that is no resource, so it shows nothing of what was stored.',
    advice: 'Answer 200 with the whole resource, or 204 without a body.',
    source: rfc(7644, '3.5.2'),
    remedy: `app.patch('/Groups/:id', (req, res) => {
  apply(req.body.Operations, groups.get(req.params.id))
  res.status(204).end() // in place of { success: true }
})`,
  },
  count: {
    meaning: 'totalResults or itemsPerPage does not fit the resources that the list has.',
    advice: 'totalResults counts all matches; a page that holds fewer says so in itemsPerPage.',
    source: rfc(7644, '3.4.2.4'),
    remedy: `app.get('/Users', (req, res) => {
  const found = search(users, req.query.filter)
  const first = Math.max(1, Number(req.query.startIndex ?? 1))
  const page = found.slice(first - 1, first - 1 + Number(req.query.count ?? 100))
  res.json({
    schemas: [LIST],
    totalResults: found.length,
    startIndex: first,
    itemsPerPage: page.length,
    Resources: page,
  })
})`,
  },
  'not-readable': {
    meaning:
      'The target says that it created or changed a resource, and a read of its id is answered with 404.',
    advice: 'Answer 201 only for what a GET of its id answers with 200.',
    source: rfc(7644, '3.4.1'),
    remedy: `app.get('/Users/:id', (req, res) => {
  const user = users.get(req.params.id) // from where the POST has stored it, not from a copy that follows later
  return user ? res.json(user) : fail(res, 404, \`There is no user \${req.params.id}.\`)
})`,
  },
  'other-match': {
    meaning: 'A search answers with resources that do not match its filter.',
    advice: 'Apply the filter, or refuse it with 400 invalidFilter.',
    source: rfc(7644, '3.4.2.2'),
    remedy: `app.get('/Users', (req, res) => {
  const found = search(users, req.query.filter) // undefined for a filter that is not supported
  if (!found) return fail(res, 400, 'This filter is not supported.', 'invalidFilter')
  res.json(list(found))
})`,
  },
  'not-shown': {
    meaning:
      'The resources in a list lack the attribute that was looked for, so the list does not show whether they match.',
    advice: 'Return userName and emails of users, and displayName of groups, in lists as well.',
    source: rfc(7644, '3.9'),
    remedy: `app.get('/Users', (req, res) => {
  res.json(list(search(users, req.query.filter))) // whole users, not only their ids
})`,
  },
}
