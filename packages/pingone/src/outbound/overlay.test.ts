import { expect, it } from 'vitest'
import { overlay } from './overlay.ts'

it('keeps what the target has and PingOne does not map', () => {
  const current = {
    id: '1',
    userName: 'ada',
    nickName: 'A',
    name: { givenName: 'Ada', formatted: 'A. L.' },
  }
  expect(overlay(current, { userName: 'ada.l', name: { givenName: 'Augusta' } })).toEqual({
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
  expect(overlay(current, mapped)).toEqual({
    emails: [
      { type: 'home', value: 'h@x' },
      { type: 'work', value: 'new@x', display: 'Ada' },
      { type: 'other', value: 'o@x' },
    ],
  })
})

it('does not send meta back', () => {
  expect(overlay({ id: '1', meta: { version: 'W/"1"' } }, {})).toEqual({ id: '1' })
})
