import { groupPreviewQuery, type Rule } from '@pingone-sandbox/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { http } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { renderPage } from '../../../test/render-page.tsx'
import { type SentRequest, useSandbox } from '../../../test/use-sandbox.ts'
import { GroupName } from './group-name.tsx'

const sandbox = useSandbox()
const { mappingsOf } = sandbox.administrator.resources
let rule: Rule
let sent: SentRequest[]

beforeEach(async () => {
  const crew = await sandbox.groups.create({ name: 'Crew', description: 'Those aboard' })
  const ofUsers = { sourceAttribute: 'email', targetAttribute: 'userName' }
  const made = await sandbox.connect({
    rule: { active: false, groups: [crew], mappings: [ofUsers] },
  })
  rule = made.rule
  sent = sandbox.watch()
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
const saved = async () =>
  (await mappingsOf(rule.id).all())
    .filter(({ attributeMappingType }) => attributeMappingType === 'group')
    .map(({ targetAttribute, sourceAttribute, expression }) => [
      targetAttribute,
      expression ?? sourceAttribute,
    ])
/** The expressions that were previewed. */
const previewed = () =>
  sent.flatMap(({ call, body }) =>
    call === 'POST /_sandbox/preview/group'
      ? groupPreviewQuery.parse(body).mappings?.map(({ expression }) => expression)
      : [],
  )

it('previews another name before it is saved, and leaves the mapping of users alone', async () => {
  const { user, section, choose } = await open()
  await section.findByText('Crew', { selector: 'code' })
  await choose('Description')
  await section.findByText('Those aboard')
  expect(await saved()).toEqual([])
  await user.click(section.getByRole('button', { name: 'Save' }))
  await waitFor(async () => expect(await saved()).toEqual([['displayName', 'description']]))
  expect(await mappingsOf(rule.id).all()).toHaveLength(2)
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
  expect(await saved()).toEqual([])
  await user.clear(expression)
  await user.type(expression, "group.name + '!'")
  await user.click(section.getByRole('button', { name: 'Save' }))
  await waitFor(async () => expect(await saved()).toEqual([['displayName', "group.name + '!'"]]))
  expect(await section.findByText('Crew!', { selector: 'output *' })).toBeTruthy()
  // What the field refuses is not asked for.
  expect(previewed().filter((text) => String(text).startsWith('user'))).toEqual([])
})

it('takes the mapping away when the groups keep their names again', async () => {
  await mappingsOf(rule.id).create({
    ...{ sourceAttribute: 'description', targetAttribute: 'displayName' },
    attributeMappingType: 'group',
  })
  const { user, section, choose } = await open()
  await choose('Group Name, as it is')
  await user.click(section.getByRole('button', { name: 'Save' }))
  await waitFor(async () => expect(await saved()).toEqual([]))
  expect(await mappingsOf(rule.id).all()).toHaveLength(1)
})

it('does not show the name of one group as that of another', async () => {
  const { id: staff } = await sandbox.groups.create('Staff')
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  sandbox.server.use(
    http.post<never, { groupId: string }>('/_sandbox/preview/group', async ({ request }) => {
      const { groupId } = await request.clone().json()
      if (groupId === staff) await released
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
