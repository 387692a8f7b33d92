import { expect, it } from 'vitest'
import { pageShortcuts, shortcutOf } from './shortcuts.ts'

const press = (key: string, modifiers: { ctrlKey?: boolean; metaKey?: boolean } = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
})
const reading = { isTyping: false }
const typing = { isTyping: true }

it('leads to each page by keys of its own', () => {
  const pairs = pageShortcuts.map(({ keys }) => keys.join(' '))
  expect(new Set(pairs).size).toBe(pairs.length)
})

it('opens a page by the second key of a pair', () => {
  expect(shortcutOf(press('g'), reading)).toEqual({ kind: 'begin', key: 'g' })
  expect(shortcutOf(press('u'), { ...reading, before: 'g' })).toEqual({
    kind: 'open',
    page: 'users',
  })
  expect(shortcutOf(press('g'), { ...reading, before: 'g' })).toEqual({
    kind: 'open',
    page: 'groups',
  })
  expect(shortcutOf(press('u'), reading)).toBeUndefined()
})

it('leaves the keys of a field to the field, but for the palette', () => {
  for (const key of ['g', '/', '?']) expect(shortcutOf(press(key), typing)).toBeUndefined()
  expect(shortcutOf(press('k', { ctrlKey: true }), typing)).toEqual({ kind: 'palette' })
  expect(shortcutOf(press('K', { metaKey: true }), typing)).toEqual({ kind: 'palette' })
})

it("leaves the browser's own combinations alone", () => {
  expect(shortcutOf(press('/', { ctrlKey: true }), reading)).toBeUndefined()
  expect(shortcutOf(press('u', { ctrlKey: true }), { ...reading, before: 'g' })).toBeUndefined()
})
