import express from 'express'
import { SCIMMY, SCIMMYRouters } from 'scimmy-routers'
import { groupIdOf, idOf, personOf, token } from '../people.ts'
import { announce, seededGroups, size } from './announce.ts'

// SCIMMY has no store. This one is as good as it can get: a Map by id, another by userName, and pages cut before SCIMMY sees them.
type Kept = Record<string, unknown> & { readonly id: string }
const users = new Map<string, Kept>()
const userByName = new Map<string, Kept>()
const inOrder: Kept[] = []
const places = new Map<string, number>()
const groups = new Map<string, Kept>()
const now = new Date().toISOString()

for (let index = 0; index < size; index++) keepUser({ ...personOf(index), id: idOf(index) })
for (const members of seededGroups) {
  const values = Array.from({ length: members }, (_, index) => ({ value: idOf(index) }))
  const id = groupIdOf(members)
  groups.set(id, { id, displayName: `Group of ${members}`, members: values })
}
let created = size

SCIMMY.Resources.declare(SCIMMY.Resources.User)
  .extend(SCIMMY.Schemas.EnterpriseUser)
  .egress((resource) => {
    if (resource.id !== undefined) return [found(users.get(resource.id), resource.id)] as never
    const [condition] = (resource.filter ?? []) as unknown as readonly Record<string, string[]>[]
    const [operator, name = ''] = condition?.['userName'] ?? []
    if (operator?.toLowerCase() === 'eq') {
      const match = userByName.get(name.toLowerCase())
      return (match ? [match] : []) as never
    }
    if (resource.filter) return resource.filter.match(inOrder) as never
    const { startIndex = 1, count = 20 } = resource.constraints ?? {}
    Object.assign(resource.constraints ?? {}, { totalResults: inOrder.length })
    // SCIMMY cuts again what is long enough to be all that comes before, so early pages are left to it.
    const from = startIndex > count ? startIndex - 1 : 0
    return inOrder.slice(from, startIndex - 1 + count) as never
  })
  .ingress((resource, instance) => {
    const id = resource.id ?? idOf(created++)
    return keepUser({ ...(instance as object), id }) as never
  })
SCIMMY.Resources.declare(SCIMMY.Resources.Group)
  .egress((resource) => [found(groups.get(resource.id ?? ''), resource.id)] as never)
  .ingress((resource, instance) => {
    const group = { ...(instance as object), id: resource.id ?? '' }
    groups.set(group.id, group)
    return group as never
  })

const app = express()
// SCIMMY's routers make numbers of these by changing `request.query`, which Express 5 parses anew each time.
app.set('query parser', (text: string | null) => {
  const { startIndex, count, ...query } = Object.fromEntries(new URLSearchParams(text ?? ''))
  return {
    ...query,
    ...(startIndex !== undefined && { startIndex: Number(startIndex) }),
    ...(count !== undefined && { count: Number(count) }),
  }
})
app.use(
  '/scim/v2',
  new SCIMMYRouters({
    type: 'bearer',
    handler: (request) => {
      if (request.header('Authorization') !== `Bearer ${token}`) throw new Error('Unauthorized')
      return ''
    },
  }),
)
announce(app.listen(0, '127.0.0.1'))

function found(kept: Kept | undefined, id = ''): Kept {
  if (!kept) throw new SCIMMY.Types.Error(404, undefined as never, `There is no ${id}.`)
  return kept
}

function keepUser(user: Record<string, unknown> & { readonly id: string }): Kept {
  const kept = { ...user, meta: { created: now, lastModified: now } }
  users.set(user.id, kept)
  userByName.set(String(kept['userName' as never]).toLowerCase(), kept)
  const place = places.get(user.id) ?? inOrder.length
  places.set(user.id, place)
  inOrder[place] = kept
  return kept
}
