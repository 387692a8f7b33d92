import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { Button } from './button.tsx'

function Saving() {
  const [count, setCount] = useState(0)
  return (
    <>
      <Button isDisabled={count > 0} onPress={() => setCount(count + 1)}>
        Save {count}
      </Button>
      <Button>Next</Button>
    </>
  )
}

it('keeps the focus when it is disabled by its own press, and does nothing more', async () => {
  const user = userEvent.setup()
  render(<Saving />)
  const save = screen.getByRole<HTMLButtonElement>('button', { name: /^Save/ })
  await user.tab()
  await user.keyboard('{Enter}{Enter}')
  expect(save.textContent).toBe('Save 1')
  expect(document.activeElement).toBe(save)
  expect(save.getAttribute('aria-disabled')).toBe('true')
  // A button of React Aria that is pending is read aloud.
  expect(document.querySelector('[data-live-announcer]')).toBeNull()

  await user.tab()
  expect(document.activeElement?.textContent).toBe('Next')
  expect(save.disabled).toBe(true)
})
