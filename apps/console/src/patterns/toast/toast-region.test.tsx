import { act, fireEvent, screen, within } from '@testing-library/react'
import { useNavigate } from 'react-router'
import { afterEach, expect, it, vi } from 'vitest'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { useToast } from './toast.tsx'

useSandbox()

function Page() {
  const toast = useToast()
  const navigate = useNavigate()
  return (
    <>
      <button type="button" onClick={() => toast('success', 'It was saved.')}>
        Save
      </button>
      <button type="button" onClick={() => toast('danger', 'It was refused.')}>
        Fail
      </button>
      <button
        type="button"
        onClick={() => toast('info', 'It has started.', { label: 'Watch it', to: '/watched' })}
      >
        Start
      </button>
      <button type="button" onClick={() => void navigate('/elsewhere')}>
        Leave
      </button>
    </>
  )
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const minute = 60_000

async function showPage() {
  renderPage(<Page />)
  await screen.findByRole('button', { name: 'Save' })
  // The first gesture fetches the list of the toasts.
  fireEvent.pointerMove(document.body)
  await act(() => import('./toast-list.tsx'))
  vi.useFakeTimers()
}

afterEach(() => void vi.useRealTimers())

it('closes a success after a while, but not while the pointer is on it', async () => {
  await showPage()
  press('Save')
  const toast = screen.getByText('It was saved.')
  fireEvent.pointerEnter(toast, { pointerType: 'mouse' })
  await pass(minute)
  expect(screen.queryByText('It was saved.')).not.toBeNull()
  fireEvent.pointerLeave(toast, { pointerType: 'mouse' })
  await pass(minute)
  expect(screen.queryByText('It was saved.')).toBeNull()
})

it('keeps a failure until it is dismissed', async () => {
  await showPage()
  press('Fail')
  await pass(minute)
  expect(screen.queryByText('It was refused.')).not.toBeNull()
  press('Dismiss')
  await pass(0)
  expect(screen.queryByText('It was refused.')).toBeNull()
})

it('leaves a success behind with its page, and takes a failure along', async () => {
  await showPage()
  press('Save')
  press('Fail')
  await pass(2000)
  press('Leave')
  await pass(1)
  expect(window.location.pathname).toBe('/elsewhere')
  expect(screen.queryByText('It was saved.')).toBeNull()
  expect(screen.queryByText('It was refused.')).not.toBeNull()
})

it('takes along what is said as the page is left', async () => {
  await showPage()
  press('Save')
  press('Leave')
  await pass(1)
  expect(window.location.pathname).toBe('/elsewhere')
  expect(screen.queryByText('It was saved.')).not.toBeNull()
})

it('waits with a success until what is being read is read, and interrupts for a failure', async () => {
  await showPage()
  press('Save')
  press('Fail')
  expect(screen.getByText('It was saved.').closest('[role=status]')).not.toBeNull()
  expect(screen.getByText('It was saved.').closest('[role=alert]')).toBeNull()
  expect(screen.getByText('It was refused.').closest('[role=alert]')).not.toBeNull()
})

it('fetches its list with the first toast, where no gesture came before', async () => {
  renderPage(<Page />)
  await screen.findByRole('button', { name: 'Save' })
  press('Save')
  expect(await screen.findByText('It was saved.')).toBeTruthy()
})

it('has its text for a name, and a link to what it reports', async () => {
  await showPage()
  press('Start')
  const toast = screen.getByRole('alertdialog', { name: 'It has started.' })
  fireEvent.click(within(toast).getByRole('link', { name: 'Watch it' }))
  await pass(1)
  expect(window.location.pathname).toBe('/watched')
  expect(screen.queryByText('It has started.')).toBeNull()
})
