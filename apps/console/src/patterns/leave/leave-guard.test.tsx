import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { beforeEach, expect, it } from 'vitest'
import { useTab } from '../../lib/use-tab.ts'
import { renderPage } from '../../test/render-page.tsx'
import { useSandbox } from '../../test/use-sandbox.ts'
import { SaveRow } from './save-row.tsx'
import { TabbedPanel } from './tabbed-panel.tsx'
import { TextField } from '../../ui/text-field.tsx'

useSandbox()

/** What a save waits for. */
let answer: Promise<unknown> | undefined
beforeEach(() => {
  answer = undefined
})

function Editor() {
  const [saved, setSaved] = useState('before')
  const [text, setText] = useState(saved)
  async function save() {
    if (answer) await answer
    setSaved(text)
  }
  return (
    <>
      <TextField label="Title" value={text} onChange={setText} />
      <SaveRow
        isDirty={text !== saved}
        isPending={false}
        onSave={() => void save()}
        onDiscard={() => setText(saved)}
      />
    </>
  )
}

function Panel() {
  const [tab, choose] = useTab('edit')
  const navigate = useNavigate()
  return (
    <TabbedPanel
      kind="Book"
      title="A book"
      onClose={() => void navigate('/books')}
      selected={tab}
      onSelect={choose}
      tabs={[
        { id: 'edit', label: 'Edit', content: <Editor /> },
        { id: 'read', label: 'Read', content: 'It was a dark night.' },
      ]}
    />
  )
}

async function edit() {
  window.history.replaceState(null, '', '/shelf')
  window.history.pushState(null, '', '/books/1')
  const user = renderPage(<Panel />, { at: '/books/1' })
  await user.type(await screen.findByRole('textbox', { name: 'Title' }), '!')
  return user
}

const question = () => screen.findByRole('alertdialog', { name: 'Leave without saving?' })
/** Whether the browser is to ask before it reloads the page. */
const isReloadAsked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

it('marks the tab, and leaves it only once that is confirmed', async () => {
  const user = await edit()
  const read = screen.getByRole('tab', { name: 'Read' })
  await user.click(read)
  await question()
  await user.keyboard('{Escape}')
  expect(screen.getByRole('textbox', { name: 'Title' })).toHaveProperty('value', 'before!')
  expect(screen.getByRole('tab', { name: 'Edit (unsaved changes)', selected: true })).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(read))

  await user.click(read)
  await question()
  await user.click(screen.getByRole('button', { name: 'Discard' }))
  expect(await screen.findByText('It was a dark night.')).toBeTruthy()
  expect(screen.getByRole('tab', { name: 'Edit' })).toBeTruthy()
})

it('asks before the panel is closed', async () => {
  const user = await edit()
  await user.click(screen.getByRole('button', { name: 'Close panel' }))
  await question()
  await user.click(screen.getByRole('button', { name: 'Keep editing' }))
  expect(window.location.pathname).toBe('/books/1')
  await user.click(screen.getByRole('button', { name: 'Close panel' }))
  await question()
  await user.click(screen.getByRole('button', { name: 'Discard' }))
  await waitFor(() => expect(window.location.pathname).toBe('/books'))
})

it('has the browser ask before a reload, as long as something is unsaved', async () => {
  const user = await edit()
  expect(isReloadAsked()).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(isReloadAsked()).toBe(false)
})

it.each(['Save', 'Discard changes'])('asks nothing after %s', async (button) => {
  const user = await edit()
  await user.click(screen.getByRole('button', { name: button }))
  await user.click(screen.getByRole('tab', { name: 'Read' }))
  expect(await screen.findByText('It was a dark night.')).toBeTruthy()
})

it('closes the question when the running save ends, and navigates as requested', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  answer = promise
  const user = await edit()
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await user.click(screen.getByRole('tab', { name: 'Read' }))
  await question()
  resolve()
  expect(await screen.findByText('It was a dark night.')).toBeTruthy()
  expect(screen.queryByRole('alertdialog')).toBeNull()
})
