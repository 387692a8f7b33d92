import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, it } from 'vitest'
import { FormDialog } from './form-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** A dialog whose answer is delayed. */
function Naming() {
  const [saved, setSaved] = useState<readonly string[]>([])
  const [name, setName] = useState('')
  return (
    <FormDialog
      title={`Saved: ${saved.join(', ')}`}
      isPending={saved.length > 0}
      isDirty={name !== ''}
      onSubmit={() => setSaved((before) => [...before, name])}
      onClose={() => {}}
    >
      <TextField label="Name" value={name} onChange={setName} />
    </FormDialog>
  )
}

it('saves once, however often Enter is pressed while it waits', async () => {
  render(<RouterProvider router={createMemoryRouter([{ path: '/', element: <Naming /> }])} />)
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Ada{Enter}{Enter}')
  expect(screen.getByRole('dialog', { name: 'Saved: Ada' })).toBeTruthy()
})
