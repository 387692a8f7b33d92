import { Collection } from '@msw/data'
import { groupPreviewQuery, mapping, type MappingLine } from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { fakeRule } from '../../../test/fake-rule.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { useSandboxApi } from '../../../test/sandbox-api.ts'
import { GroupName } from './group-name.tsx'

const sandbox = useSandboxApi()
const mappings = new Collection({ schema: mapping })
const propagation = '/v1/environments/environment/propagation'
const rule = fakeRule({ groups: [{ id: 'crew' }] })
const ofUsers = { id: 'u', rule: { id: 'rule' }, sourceAttribute: 'email' }

/** The expressions that were previewed. */
let previewed: unknown[]

beforeEach(async () => {
  previewed = []
  mappings.clear()
  await mappings.create({ ...ofUsers, targetAttribute: 'userName' })
  const crew = await sandbox.groups.create({
    id: 'crew',
    name: 'Crew',
    description: 'Those aboard',
  })
  sandbox.server.use(
    http.get('/v1/environments/environment/groups/crew', () => HttpResponse.json(crew)),
    http.get(`${propagation}/rules/rule/mappings`, () =>
      HttpResponse.json({ _embedded: { mappings: mappings.all() } }),
    ),
    http.post<never, MappingLine>(`${propagation}/rules/rule/mappings`, async ({ request }) => {
      const line = await request.json()
      return HttpResponse.json(await mappings.create({ ...line, id: 'g', rule: { id: 'rule' } }))
    }),
    http.delete(`${propagation}/mappings/:id`, ({ params }) => {
      mappings.delete((query) => query.where({ id: String(params['id']) }))
      return new HttpResponse(null, { status: 204 })
    }),
    http.post(`${propagation}/revisions`, () => HttpResponse.json({}, { status: 201 })),
    http.post('/_sandbox/preview/group', async ({ request }) => {
      const { mappings: [line] = [] } = groupPreviewQuery.parse(await request.json())
      previewed.push(line?.expression)
      const displayName = line?.expression ?? (line ? crew.description : crew.name)
      return HttpResponse.json({ group: { id: 'crew', name: 'Crew' }, displayName })
    }),
  )
})

async function open() {
  const user = renderPage(<GroupName rule={rule} />)
  const section = within(await screen.findByRole('region', { name: 'Group names' }))
  const choose = async (option: string) => {
    await user.click(section.getByRole('button', { name: /displayName comes from/ }))
    await user.click(await screen.findByRole('option', { name: option }))
  }
  return { user, section, choose }
}
/** The mappings of groups that are saved. */
const saved = () =>
  mappings
    .all()
    .filter(({ attributeMappingType }) => attributeMappingType === 'group')
    .map(({ targetAttribute, sourceAttribute, expression }) => [
      targetAttribute,
      expression ?? sourceAttribute,
    ])

it('previews another name before it is saved, and leaves the mapping of users alone', async () => {
  const { user, section, choose } = await open()
  await section.findByText('Crew', { selector: 'code' })
  await choose('Description')
  await section.findByText('Those aboard')
  expect(saved()).toEqual([])
  await user.click(section.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(saved()).toEqual([['displayName', 'description']]))
  expect(mappings.all()).toHaveLength(2)
})

it('computes the name, once the expression can be read', async () => {
  const { user, section, choose } = await open()
  await choose('An expression')
  const expression = section.getByRole('textbox', { name: 'Expression' })
  await user.clear(expression)
  await user.type(expression, 'user.name')
  expect(section.getByText(/character/)).toBeTruthy()
  expect(section.queryByText('Sent as')).toBeNull()
  await user.click(section.getByRole('button', { name: 'Save' }))
  expect(saved()).toEqual([])
  await user.clear(expression)
  await user.type(expression, "group.name + '!'")
  await user.click(section.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(saved()).toEqual([['displayName', "group.name + '!'"]]))
  expect(await section.findByText("group.name + '!'", { selector: 'output *' })).toBeTruthy()
  // What the field refuses is not asked for.
  expect(previewed.filter((text) => String(text).startsWith('user'))).toEqual([])
})

it('takes the mapping away when the groups keep their names again', async () => {
  const line = { ...ofUsers, sourceAttribute: 'description', targetAttribute: 'displayName' }
  await mappings.create({ ...line, id: 'g', attributeMappingType: 'group' })
  const { user, section, choose } = await open()
  await choose('Group Name, as it is')
  await user.click(section.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(saved()).toEqual([]))
  expect(mappings.all()).toHaveLength(1)
})

it('does not show the name of one group as that of another', async () => {
  await sandbox.groups.create({ id: 'staff', name: 'Staff' })
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  sandbox.server.use(
    http.get('/v1/environments/environment/groups/staff', () =>
      HttpResponse.json({ id: 'staff', name: 'Staff' }),
    ),
    http.post<never, { groupId: string }>('/_sandbox/preview/group', async ({ request }) => {
      const { groupId } = await request.clone().json()
      if (groupId === 'crew') return undefined
      await released
      return HttpResponse.json({ group: { id: 'staff', name: 'Staff' }, displayName: 'Staff' })
    }),
  )
  const { user, section } = await open()
  await section.findByText('Crew', { selector: 'code' })
  const group = section.getByRole('combobox', { name: 'Group to preview' })
  await user.clear(group)
  await user.type(group, 'Staff')
  await user.click(await screen.findByRole('option', { name: 'Staff' }))
  expect(section.queryByText('Sent as')).toBeNull()
  release()
  expect(await section.findByText('Staff', { selector: 'code' })).toBeTruthy()
})
