import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useDraft } from './use-draft.ts'

const edit = (saved: string) =>
  renderHook((value: string) => useDraft(value), { initialProps: saved })

it('follows what others save, as long as nothing is edited', () => {
  const { result, rerender } = edit('one')
  rerender('two')
  expect(result.current.value).toBe('two')
})

it('keeps what is edited, and asks which one holds', () => {
  const { result, rerender } = edit('one')
  act(() => result.current.edit('mine'))
  rerender('two')
  expect(result.current.value).toBe('mine')
  expect(result.current.conflicts).toEqual([{ path: [], mine: 'mine', theirs: 'two' }])
  act(() => expect(result.current.takeIn('two')).toBeUndefined())
  act(() => result.current.choose([], 'mine'))
  expect(result.current.conflicts).toEqual([])
  act(() => expect(result.current.takeIn('two')).toBe('mine'))
})

it('has nothing to ask once both say the same', () => {
  const { result, rerender } = edit('one')
  act(() => result.current.edit('mine'))
  rerender('mine')
  expect(result.current.isDirty).toBe(false)
  expect(result.current.conflicts).toEqual([])
})

it('takes their value on request, and discards to the saved value', () => {
  const { result, rerender } = edit('one')
  act(() => result.current.edit('mine'))
  rerender('two')
  act(() => result.current.choose([], 'theirs'))
  expect(result.current.value).toBe('two')
  act(() => result.current.edit('mine'))
  act(() => result.current.discard())
  expect(result.current.value).toBe('two')
})
