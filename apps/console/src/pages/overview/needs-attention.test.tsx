import { defaultMappings } from '@pingone-sandbox/contract'
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { NeedsAttention, RetryAll } from './needs-attention.tsx'

const sandbox = useSandbox()

/** Provisions users of these names, one after the other, and returns the overview after it. */
async function provision(...names: readonly string[]) {
  for (const name of names) {
    await sandbox.users.create(name)
    await sandbox.waitForIdle()
  }
  return sandbox.control.overview()
}

it('says that all is well', async () => {
  await sandbox.connect()
  renderPage(<NeedsAttention overview={await provision('ada')} />)
  expect(await screen.findByText('Everything that was provisioned is synced.')).toBeTruthy()
})

it('lists some of each cause, with the way to their stories and to the others', async () => {
  await sandbox.connect()
  await sandbox.failWith(401)
  const overview = await provision('eve', 'dan', 'cyd', 'bob', 'ada.lovelace')
  renderPage(
    <>
      <RetryAll overview={overview} />
      <NeedsAttention overview={overview} />
    </>,
  )
  const list = within(
    await screen.findByRole('list', { name: 'The target does not accept the credentials' }),
  )
  expect(list.getAllByRole('listitem')).toHaveLength(3)
  expect(list.getByText('AL')).toBeTruthy()
  const [ada] = await sandbox.users.list('username eq "ada.lovelace"')
  expect(list.getByRole('link', { name: 'Story of ada.lovelace' }).getAttribute('href')).toContain(
    `/activity/users/${ada?.id}`,
  )
  expect(list.getByRole('button', { name: 'Retry bob' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Retry all 5' })).toBeTruthy()
  expect(screen.getByRole('link', { name: '2 more with this cause' })).toBeTruthy()
})

it('shows remarks, which PingOne counts as successes', async () => {
  const title = { sourceAttribute: 'title', targetAttribute: 'title' }
  const { rule } = await sandbox.connect({ rule: { mappings: [...defaultMappings, title] } })
  await sandbox.control.setMisbehaviours(['attributes-dropped'])
  for (const name of ['ada', 'bob', 'cyd'])
    await sandbox.users.create({ username: name, title: 'Clerk' })
  await sandbox.waitForIdle()
  const overview = await sandbox.control.overview()
  renderPage(<NeedsAttention overview={overview} />)
  await screen.findByText('3 with a remark: Values are missing from answers')
  expect(screen.getByRole('link', { name: /^Show/ }).getAttribute('href')).toContain(
    `${rule.id}?tab=status`,
  )
  expect(screen.queryByRole('button', { name: /Retry/ })).toBeNull()
})
