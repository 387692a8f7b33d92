import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { Button } from './button.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { MenuButton } from './menu-button.tsx'

function Deletion() {
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Button onPress={() => setAsked(true)}>Delete</Button>
      <Button>Next</Button>
      <ConfirmDialog
        title="Delete it?"
        confirmLabel="Yes"
        isOpen={isAsked}
        onConfirm={() => setAsked(false)}
        onClose={() => setAsked(false)}
      >
        It is gone then.
      </ConfirmDialog>
    </>
  )
}

function Addition() {
  return (
    <>
      <MenuButton label="Add" items={[{ label: 'Connection', onSelect: () => {} }]}>
        {(trigger) => <Button {...trigger}>Add</Button>}
      </MenuButton>
      <Button>Next</Button>
    </>
  )
}

/** Focuses the first button and presses it; no key that follows waits for a frame. */
async function open(screenUnderTest: React.ReactNode) {
  const user = userEvent.setup({ delay: null })
  render(screenUnderTest)
  await user.tab()
  await user.keyboard('{Enter}')
  return user
}

it.each(['{Escape}', '{Enter}'])(
  'gives the focus back before the key that follows %s in a dialog',
  async (key) => {
    const user = await open(<Deletion />)
    await screen.findByRole('alertdialog')
    await user.tab()
    await user.keyboard(`${key}{Tab}`)
    expect(document.activeElement?.textContent).toBe('Next')
  },
)

it.each(['{Escape}', '{Enter}'])(
  'gives the focus back before the key that follows %s in a menu',
  async (key) => {
    const user = await open(<Addition />)
    await screen.findByRole('menuitem')
    await user.keyboard(`${key}{Tab}`)
    expect(document.activeElement?.textContent).toBe('Next')
  },
)
