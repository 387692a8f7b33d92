import type { Overview } from '@pingone-sandbox/contract'
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { NeedsAttention, RetryAll } from './needs-attention.tsx'

useSandboxApi()

const overviewWith = (parts: Partial<Overview>): Overview => ({
  ...{ users: 9, rules: 1, inScope: { users: 9, groups: 0 } },
  ...{ synced: 4, remarked: 0, failed: 0, failures: [], remarks: [] },
  requests: { perMinute: 0, everyMs: 30_000, buckets: [] },
  ...parts,
})

const about = { rule: { id: 'r', name: 'Everyone' }, connection: { id: 'c', name: 'Vendor' } }
const user = (name: string) => ({ type: 'user' as const, id: `id-of-${name}`, name })

it('says that all is well', async () => {
  renderPage(<NeedsAttention overview={overviewWith({})} />)
  expect(await screen.findByText('Everything that was provisioned is synced.')).toBeTruthy()
})

it('lists some of each cause, with the way to their stories and to the others', async () => {
  const failures = [
    {
      ...about,
      ...{ cause: 'credentials' as const, count: 5, message: 'The target answered 401.' },
      examples: ['ada.lovelace', 'bob', 'cyd', 'dan', 'eve'].map(user),
      at: '2026-11-30T10:00:00.000Z',
    },
  ]
  const overview = overviewWith({ failed: 5, failures })
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
  expect(list.getByRole('link', { name: 'Story of ada.lovelace' }).getAttribute('href')).toContain(
    '/activity/users/id-of-ada.lovelace',
  )
  expect(list.getByRole('button', { name: 'Retry bob' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Retry all 5' })).toBeTruthy()
  expect(screen.getByRole('link', { name: '2 more with this cause' })).toBeTruthy()
})

it('shows remarks, which PingOne counts as successes', async () => {
  const remarks = [
    {
      ...about,
      ...{ kind: 'dropped' as const, count: 3, message: 'phoneNumbers were sent.' },
      examples: ['ada', 'bob', 'cyd'].map(user),
    },
  ]
  renderPage(<NeedsAttention overview={overviewWith({ remarked: 3, remarks })} />)
  await screen.findByText('3 with a remark: Values are missing from answers')
  expect(screen.getByRole('link', { name: /^Show/ }).getAttribute('href')).toMatch(/r\?tab=status$/)
  expect(screen.queryByRole('button', { name: /Retry/ })).toBeNull()
})
