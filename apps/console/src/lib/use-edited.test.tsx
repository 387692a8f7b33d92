import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useEdited } from './use-edited.ts'

const isSame = (one: string, other: string) => one.trim() === other.trim()
const edit = (saved: string) =>
  renderHook((value: string) => useEdited(value, isSame), { initialProps: saved })

it('follows what somebody else saves, as long as nothing is edited', () => {
  const { result, rerender } = edit('one')
  rerender('two')
  expect(result.current[0]).toBe('two')
})

it('keeps what is edited', () => {
  const { result, rerender } = edit('one')
  act(() => result.current[1]('mine'))
  rerender('two')
  expect(result.current[0]).toBe('mine')
  rerender('mine')
  expect(result.current[0]).toBe('mine')
})
