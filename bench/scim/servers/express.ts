import express from 'express'
import { idOf, nameOf, personOf, token } from '../people.ts'
import { announce, size } from './announce.ts'

// What Express can do at best: a Map by id, another by userName, no protocol.
type Person = Record<string, unknown> & { readonly id: string; readonly userName: string }
const byId = new Map<string, Person>()
const byName = new Map<string, Person>()
for (let index = 0; index < size; index++)
  keep({ ...personOf(index), id: idOf(index), userName: nameOf(index) })
let created = size

const app = express()
app.use((request, response, next) => {
  if (request.headers.authorization === `Bearer ${token}`) next()
  else response.sendStatus(401)
})
app.use(express.json({ type: 'application/scim+json' }))

app.get('/scim/v2/Users', ({ query }, response) => {
  const { filter, startIndex, count } = query as Record<string, string | undefined>
  const name = /^userName eq "(.*)"$/i.exec(filter ?? '')?.[1]
  if (name !== undefined) {
    const found = byName.get(name.toLowerCase())
    response.json({ totalResults: found ? 1 : 0, Resources: found ? [found] : [] })
    return
  }
  const start = Number(startIndex) - 1
  const page = Array.from({ length: Number(count) }, (_, index) => byId.get(idOf(start + index)))
  response.json({ totalResults: byId.size, Resources: page })
})
app.get('/scim/v2/Users/:id', ({ params }, response) => {
  response.json(byId.get(params.id))
})
app.post('/scim/v2/Users', ({ body }, response) => {
  response.status(201).json(keep({ ...(body as Person), id: idOf(created++) }))
})
app.put('/scim/v2/Users/:id', ({ params, body }, response) => {
  response.json(keep({ ...(body as Person), id: params.id }))
})
app.patch('/scim/v2/Users/:id', ({ params, body }, response) => {
  const person: Record<string, unknown> = byId.get(params.id) ?? {}
  const { Operations } = body as { Operations: readonly { path: string; value: unknown }[] }
  for (const { path, value } of Operations) person[path] = value
  response.json(person)
})
announce(app.listen(0, '127.0.0.1'))

function keep(person: Person): Person {
  byId.set(person.id, person)
  byName.set(person.userName.toLowerCase(), person)
  return person
}
