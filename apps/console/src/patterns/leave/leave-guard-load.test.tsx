import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, it, vi } from 'vitest'
import { LeaveGuard } from './leave-guard.tsx'
import { SaveRow } from './save-row.tsx'

const load = vi.hoisted(() => vi.fn<() => void>())
vi.mock(import('./leave-dialog.tsx'), async (original) => {
  load()
  return original()
})

function Editor() {
  const [isDirty, setDirty] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setDirty(true)}>
        Edit
      </button>
      <SaveRow isDirty={isDirty} isPending={false} onDiscard={() => setDirty(false)} />
    </>
  )
}

it('loads the dialog before it is needed, since the sandbox may be gone by then', async () => {
  const element = (
    <LeaveGuard>
      <Editor />
    </LeaveGuard>
  )
  render(<RouterProvider router={createMemoryRouter([{ path: '*', element }])} />)
  const edit = await screen.findByRole('button', { name: 'Edit' })
  expect(load).not.toHaveBeenCalled()
  await userEvent.click(edit)
  await expect.poll(() => load.mock.calls).toHaveLength(1)
})
