import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, onTestFinished } from 'vitest'
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
  const announcements = observeAnnouncements()
  const save = screen.getByRole<HTMLButtonElement>('button', { name: /^Save/ })
  await user.tab()
  await user.keyboard('{Enter}{Enter}')
  expect(save.textContent).toBe('Save 1')
  expect(document.activeElement).toBe(save)
  expect(save.getAttribute('aria-disabled')).toBe('true')
  // A button of React Aria that is pending is read aloud.
  expect(announcements()).toEqual([])

  await user.tab()
  expect(document.activeElement?.textContent).toBe('Next')
  expect(save.disabled).toBe(true)
})

/** What the announcer of React Aria gets to read aloud from now on; it comes into being with the first announcement. */
function observeAnnouncements(): () => readonly Node[] {
  const added: Node[] = []
  const take = (records: readonly MutationRecord[]) =>
    added.push(...records.flatMap((record) => [...record.addedNodes]))
  const observer = new MutationObserver(take)
  observer.observe(document.body, { childList: true, subtree: true })
  onTestFinished(() => observer.disconnect())
  return () => {
    take(observer.takeRecords())
    return added.filter(
      (node) => node instanceof Element && node.closest('[data-live-announcer]') !== null,
    )
  }
}
