import { expect, it } from 'vitest'
import { overlay } from './overlay.ts'

const kept = { secondEmail: 'kept' } as const
const filled = { secondEmail: 'filled' } as const

it('keeps what the target has and PingOne does not map', () => {
  const current = {
    id: '1',
    userName: 'ada',
    nickName: 'A',
    name: { givenName: 'Ada', formatted: 'A. L.' },
  }
  const mapped = { userName: 'ada.l', name: { givenName: 'Augusta' } }
  expect(overlay(current, mapped, kept).resource).toEqual({
    id: '1',
    userName: 'ada.l',
    nickName: 'A',
    name: { givenName: 'Augusta', formatted: 'A. L.' },
  })
})

it('merges an element of the same type and adds one of a new type', () => {
  const current = {
    emails: [
      { type: 'home', value: 'h@x' },
      { type: 'work', value: 'old@x', display: 'Ada' },
    ],
  }
  const mapped = {
    emails: [
      { type: 'work', value: 'new@x' },
      { type: 'other', value: 'o@x' },
    ],
  }
  expect(overlay(current, mapped, kept).resource).toEqual({
    emails: [
      { type: 'home', value: 'h@x' },
      { type: 'work', value: 'new@x', display: 'Ada' },
      { type: 'other', value: 'o@x' },
    ],
  })
})

it('does not send meta back', () => {
  expect(overlay({ id: '1', meta: { version: 'W/"1"' } }, {}, kept).resource).toEqual({ id: '1' })
})

it('puts the mapped address into an empty second email, and makes both primary', () => {
  const current = { emails: [{ type: 'work', value: 'old@x', primary: true }, { type: 'home' }] }
  const mapped = { emails: [{ type: 'work', value: 'new@x', primary: true }] }
  expect(overlay(current, mapped, filled)).toEqual({
    resource: {
      emails: [
        { type: 'work', value: 'new@x', primary: true },
        { type: 'home', value: 'new@x', primary: true },
      ],
    },
    filled: true,
  })
  expect(overlay(current, mapped, kept).filled).toBe(false)
})

it('leaves two emails alone that both have an address', () => {
  const current = {
    emails: [
      { type: 'work', value: 'w@x' },
      { type: 'home', value: 'h@x' },
    ],
  }
  const mapped = { emails: [{ type: 'work', value: 'new@x' }] }
  expect(overlay(current, mapped, filled).filled).toBe(false)
})

it('takes names and types for the same in any letter case', () => {
  const current = {
    id: '1',
    UserName: 'ada',
    Emails: [{ Type: 'Work', Value: 'old@x.org', Primary: true, display: 'Work' }],
  }
  const mapped = {
    userName: 'ada.l',
    emails: [{ type: 'work', value: 'new@x.org', primary: true }],
  }
  expect(overlay(current, mapped, kept).resource).toEqual({
    id: '1',
    userName: 'ada.l',
    emails: [{ type: 'Work', value: 'new@x.org', primary: true, display: 'Work' }],
  })
})

it('does not add a value again that the target keeps as text', () => {
  const current = { id: '1', emails: ['A@x.org'] }
  const mapped = { emails: [{ type: 'work', value: 'a@x.org', primary: true }] }
  expect(overlay(current, mapped, kept).resource).toEqual(current)
})
