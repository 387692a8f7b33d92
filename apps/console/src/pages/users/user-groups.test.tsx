import { groupMembership } from '@pingone-sandbox/contract'
import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import type { z } from 'zod'
import { fakeUser } from '../../test/fake-user.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandboxApi } from '../../test/sandbox-api.ts'
import { UserGroups } from './user-groups.tsx'

const sandbox = useSandboxApi()
const memberOfGroups = '/v1/environments/environment/users/ada/memberOfGroups'

it('finds any one of 1,500 groups, and puts the user into it', async () => {
  await sandbox.groups.createMany(1500, (index) => {
    const id = String(index + 1).padStart(4, '0')
    return { id, name: `Group ${id}` }
  })
  const joined: z.infer<typeof groupMembership>[] = []
  sandbox.server.use(
    http.get(memberOfGroups, () =>
      HttpResponse.json({ _embedded: { groupMemberships: joined }, count: joined.length }),
    ),
    http.post<never, { id: string }>(memberOfGroups, async ({ request }) => {
      const { id } = await request.json()
      joined.push({ id, name: `Group ${id}`, type: 'DIRECT' })
      return HttpResponse.json({}, { status: 201 })
    }),
  )
  const user = renderPage(<UserGroups user={fakeUser({ id: 'ada' })} />)
  await screen.findByText('In no group.')

  const field = screen.getByRole('combobox', { name: 'Add to group' })
  await user.click(field)
  await user.paste('1499')
  await user.click(await screen.findByRole('option', { name: 'Group 1499' }))
  expect((await screen.findByRole('list', { name: 'Direct' })).textContent).toBe('Group 1499')
  // Ready for the next one.
  await waitFor(() => expect(field).toHaveProperty('value', ''))

  await user.paste('1499')
  expect(await screen.findByText('Nothing is found.')).toBeTruthy()
})
