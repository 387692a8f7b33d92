import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { ComboField } from './combo-field.tsx'

const options = ['Email', 'Title', 'Town'].map((label) => ({ id: label.toLowerCase(), label }))

interface Props {
  readonly allowsCustomValue?: boolean
  readonly onKeyDown?: (key: string) => void
  readonly onSubmit?: () => void
}

function Choice({ allowsCustomValue = false, onKeyDown, onSubmit }: Props) {
  const [value, setValue] = useState('title')
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={({ key }) => onKeyDown?.(key)}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit?.()
        }}
      >
        <ComboField
          label="Attribute"
          value={value}
          onChange={setValue}
          options={options}
          allowsCustomValue={allowsCustomValue}
        />
        <output>{value}</output>
        <button type="submit">Next</button>
      </form>
    </div>
  )
}

const field = () => screen.getByRole('combobox', { name: 'Attribute' })
const value = () => screen.getByRole('status').textContent
const listed = () => screen.getAllByRole('option').map(({ textContent }) => textContent)
const list = () => screen.findByRole('listbox', { name: /^Suggestions/ })
/** What a screen reader says is active. */
const active = () =>
  document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent

function setUp(props: Props = {}) {
  render(<Choice {...props} />)
  return userEvent.setup()
}

it('keeps its input and the focus while the list is fetched, opened and used', async () => {
  const user = setUp()
  const input = field()
  await user.click(input)
  await user.keyboard('{ArrowDown}')
  await list()
  expect(input.getAttribute('aria-expanded')).toBe('true')
  expect(document.activeElement).toBe(input)
  await user.click(screen.getByRole('option', { name: 'Town' }))
  expect(value()).toBe('town')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(document.activeElement).toBe(input)
  expect(field()).toBe(input)
})

it.each([
  ['{ArrowDown}', 'Title'],
  ['{ArrowUp}', 'Title'],
  ['{ArrowDown}{ArrowDown}', 'Town'],
  ['{ArrowDown}{ArrowDown}{ArrowDown}', 'Email'],
  ['{ArrowDown}{ArrowUp}{ArrowUp}', 'Town'],
  ['{ArrowDown}{Home}', 'Email'],
  ['{ArrowDown}{End}', 'Town'],
  ['{ArrowDown}{ArrowLeft}', undefined],
])('moves in the open list by %s', async (keys, label) => {
  const user = setUp()
  await user.tab()
  await user.keyboard(keys)
  await list()
  expect(active()).toBe(label)
})

it('lists the options that contain what is typed, and takes one by Enter without a submit', async () => {
  const onSubmit = vi.fn<() => void>()
  const user = setUp({ onSubmit })
  await user.clear(field())
  await user.keyboard('t')
  await list()
  expect(listed()).toEqual(['Title', 'Town'])
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(value()).toBe('town')
  expect(onSubmit).not.toHaveBeenCalled()
  await user.keyboard('{Enter}')
  expect(onSubmit).toHaveBeenCalledOnce()
})

it('takes the active option by Tab', async () => {
  const user = setUp()
  await user.tab()
  await user.keyboard('{ArrowDown}{End}')
  await list()
  await user.tab()
  expect(value()).toBe('town')
})

it('closes by Escape, which reaches nothing around it until the list is closed', async () => {
  const onKeyDown = vi.fn<(key: string) => void>()
  const user = setUp({ onKeyDown })
  await user.click(field())
  await user.keyboard('o')
  await list()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(field()).toHaveProperty('value', 'Title')
  expect(onKeyDown).not.toHaveBeenCalledWith('Escape')
  await user.keyboard('{Escape}')
  expect(onKeyDown).toHaveBeenCalledWith('Escape')
})

it('opens and closes by its button', async () => {
  const user = setUp()
  const button = screen.getByRole('button', { name: /^Show suggestions/ })
  await user.click(button)
  await list()
  expect(listed()).toHaveLength(3)
  expect(document.activeElement).toBe(field())
  await user.click(button)
  expect(screen.queryByRole('listbox')).toBeNull()
})

it.each(['{Enter}', '{Tab}'])('takes a text of one’s own that ends by %s', async (key) => {
  const user = setUp({ allowsCustomValue: true })
  await user.clear(field())
  await user.keyboard(`locale${key}`)
  expect(value()).toBe('locale')
  expect(field()).toHaveProperty('value', 'locale')
})

it('restores the selection where a text of one’s own is not allowed, and is empty once it is cleared', async () => {
  const user = setUp()
  await user.click(field())
  await user.keyboard('x{Tab}')
  expect(field()).toHaveProperty('value', 'Title')
  expect(value()).toBe('title')
  await user.clear(field())
  await user.tab()
  expect(value()).toBe('')
})
