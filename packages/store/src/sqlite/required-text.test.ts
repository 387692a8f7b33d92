import { parseFilter, resolveFilter, userResourceType } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { requiredText } from './required-text.ts'

const textOf = (filter: string) =>
  requiredText(resolveFilter(parseFilter(filter), userResourceType))

it.each([
  ['title co "Engineer"', 'engineer'],
  ['externalId eq "A-1"', 'a-1'],
  ['emails[type eq "work" and value co "@Example.com"]', '@example.com'],
  ['title pr and (locale eq "de" and title sw "Head")', 'head'],
])('requires of %s the text %s', (filter, text) => {
  expect(textOf(filter)).toBe(text)
})

it.each([
  'title ne "Engineer"',
  'title gt "Engineer"',
  'not (title eq "Engineer")',
  'title eq "Engineer" or locale eq "de"',
  'title pr',
  'title co ""',
  'title co "Größe"',
  String.raw`title co "a\"b"`,
  String.raw`title co "a\\b"`,
  'active eq true',
  'meta.created co "2026"',
  'userName co "ada"',
])('requires no text of %s', (filter) => {
  expect(textOf(filter)).toBeUndefined()
})
