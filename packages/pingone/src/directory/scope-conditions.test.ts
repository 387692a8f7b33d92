import {
  customScopeAttribute,
  formatConditions,
  groupIdsIn,
  parseConditions,
  scopeAttributes,
  type ConditionGroup,
  type ScopeCondition,
} from '@pingone-sandbox/contract'
import { matches, parseFilter } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { sourceUserType } from './schema.ts'

const all = (...conditions: ConditionGroup['conditions']): ConditionGroup => ({
  match: 'all',
  conditions,
})
const any = (...conditions: ConditionGroup['conditions']): ConditionGroup => ({
  match: 'any',
  conditions,
})
const equals = (attribute: string, value: string): ScopeCondition => ({
  attribute,
  operator: 'eq',
  value,
})
const group = (value: string): ScopeCondition => ({
  attribute: 'memberOfGroups.name',
  operator: 'co',
  value,
})
const enabled = equals('enabled', 'true')

// The first four are the examples of Ping's own page.
it.each([
  [
    any(equals('address.countryCode', 'US'), equals('address.countryCode', 'CA')),
    'address.countryCode eq "US" or address.countryCode eq "CA"',
  ],
  [
    any(equals('population.name', 'Marketing'), equals('population.name', 'HR')),
    'population.name eq "Marketing" or population.name eq "HR"',
  ],
  [
    all(any(equals('population.name', 'Marketing'), equals('population.name', 'HR')), enabled),
    '(population.name eq "Marketing" or population.name eq "HR") and enabled eq true',
  ],
  [
    any(group('Engineering'), group('Marketing')),
    'memberOfGroups[name co "Engineering"] or memberOfGroups[name co "Marketing"]',
  ],
  [all(), ''],
  [all(enabled), 'enabled eq true'],
  [all(equals('memberOfGroups.id', 'g1')), 'memberOfGroups[id eq "g1"]'],
  [
    any(all(enabled, equals('title', 'the "Boss" \\ more')), equals('type', 'Guest')),
    'enabled eq true and title eq "the \\"Boss\\" \\\\ more" or type eq "Guest"',
  ],
])('writes and reads %j', (conditions, expression) => {
  expect(formatConditions(conditions)).toBe(expression)
  expect(parseConditions(expression)).toEqual({ group: conditions })
})

it('leaves out conditions without a value, and groups without conditions', () => {
  const unfinished = all(enabled, equals('title', ''), any(equals('type', '')), any())
  expect(formatConditions(unfinished)).toBe('enabled eq true')
})

it.each([
  ['not (enabled eq true)', 'Conditions have no negation: not (enabled eq true)'],
  ['population.id pr', 'Conditions cannot test for presence'],
  ['enabled eq true and (title eq "x" or type pr)', 'presence (pr): type pr'],
  ['externalId eq "7"', 'There is no condition on externalId'],
  ['email gt "a"', 'Email Address takes Equals, Starts with, Contains, Ends with'],
  ['enabled eq "true"', 'Enabled compares with a boolean'],
  ['title eq null', 'Title compares with a string'],
  ['memberOfGroups[id eq "g1" and type eq "DIRECT"]', 'one thing of a group'],
  ['broken (', 'invalid at character 8'],
])('says what is beyond conditions in %s', (expression, beyond) => {
  expect(parseConditions(expression)).toEqual({ beyond: expect.stringContaining(beyond) })
})

it('offers the given attributes, custom ones included', () => {
  const offered = [...scopeAttributes, customScopeAttribute('shirtSize')]
  const large = all(equals('shirtSize', 'L'))
  expect(parseConditions('shirtSize eq "L"')).toHaveProperty('beyond')
  expect(parseConditions('shirtSize eq "L"', offered)).toEqual({ group: large })
  expect(formatConditions(large, offered)).toBe('shirtSize eq "L"')
})

it('offers only what the filter language of users understands', () => {
  const user = { id: '1' }
  const written = scopeAttributes.flatMap(({ id, operators, value }) =>
    operators.map((operator) =>
      formatConditions(all({ attribute: id, operator, value: value === 'boolean' ? 'true' : 'x' })),
    ),
  )
  expect(written.length).toBeGreaterThan(20)
  for (const expression of written)
    expect(matches(parseFilter(expression), user, sourceUserType)).toBe(false)
})

it('finds the groups that an expression names, however deep', () => {
  const expression =
    'enabled eq true and (memberOfGroups[id eq "g1"] or memberOfGroups[id eq "g2"])'
  expect(groupIdsIn(expression)).toEqual(['g1', 'g2'])
  expect(groupIdsIn('not (memberOfGroups[id eq "g1"])')).toEqual([])
  expect(groupIdsIn('broken (')).toEqual([])
})
