import { expect, it } from 'vitest'
import { findUsernameFault } from './username-fault.ts'
import { usernameForm } from './username-form.ts'

it.each([
  ['Ada', 'ADA'],
  ['é', 'e\u0301'],
  ['ÅNGSTRÖM', 'a\u030Angstro\u0308m'],
  ['ada@example.com', 'ＡＤＡ＠ＥＸＡＭＰＬＥ．ＣＯＭ'],
  ['カタカナ', 'ｶﾀｶﾅ'],
  ['ガ', 'ｶﾞ'],
  ['Ada Lovelace', 'ada\u3000lovelace'],
  ['ㄱㅏ', 'ﾡￂ'],
  ['Ǆ', 'ǆ'],
])('takes %s and %s for the same user name', (one, other) => {
  expect(usernameForm(one)).toBe(usernameForm(other))
  expect(usernameForm(usernameForm(one))).toBe(usernameForm(one))
})

it.each([
  ['ada', 'ada '],
  ['straße', 'strasse'],
  ['ﬁsh', 'fish'],
  ['ｱ', 'あ'],
  ['①', '1'],
])('takes %j and %j for different user names', (one, other) => {
  expect(usernameForm(one)).not.toBe(usernameForm(other))
})

it.each([
  'ada',
  'ada@example.com',
  'Ada Lovelace',
  'Ada   King Lovelace',
  "o'brien",
  'ΦΙΛΙΠΠΟΣ',
  'straße',
  'ＡＤＡ',
  'e\u0301',
  'paraŀlel',
  'col·lega',
  'नी\u094D\u200Dया',
  'می\u200Cخواهم',
  'אבג',
  'אב7',
  'محمد٣',
  'カ・タ',
  '12345',
])('takes %j as a user name of the profile', (name) => {
  const isOfProfile = !['paraŀlel'].includes(name)
  expect(findUsernameFault(name, { isTolerant: false }) === undefined).toBe(isOfProfile)
  expect(findUsernameFault(name, { isTolerant: true })).toBeUndefined()
})

it.each([
  ' ada',
  'ada\u3000',
  'O’Brien',
  'ada♥',
  '❤\uFE0F',
  'Ⅳ',
  'a·b',
  'ﬁsh',
  'ada\u00A0lovelace',
  'א@example.com',
  'abcא',
  '٣۳',
  'ᄀ',
])('takes %j where the characters of PingOne are forgiven, and there alone', (name) => {
  expect(findUsernameFault(name, { isTolerant: true })).toBeUndefined()
  expect(findUsernameFault(name, { isTolerant: false })).toMatch(/^must not /)
})

it.each([
  '',
  ' ',
  '   ',
  '\u3000',
  '\u00A0\u2003',
  'ada\0',
  'ada\t',
  'ada\nlovelace',
  'ada\u007F',
  'ada\u0085',
  'ada\u200Blovelace',
  'ada\u200Dlovelace',
  'a\u200Cb',
  '\u202Eada',
  '\uFEFFada',
  '\u00ADada',
  '\u115F',
  'ada\uE000',
  'ada\uFFFF',
  'ada\u0378',
  'ada\uD800',
])('takes %j as a user name nowhere', (name) => {
  for (const isTolerant of [true, false])
    expect(findUsernameFault(name, { isTolerant })).toMatch(/^must /)
})
