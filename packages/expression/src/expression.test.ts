import { expect, it } from 'vitest'
import { evaluateExpression } from './evaluate.ts'
import { ExpressionSyntaxError, ExpressionValueError } from './language/expression-error.ts'
import { expressionFunctions } from './library/library.ts'
import { parseExpression } from './parse.ts'

const user = {
  username: 'jdoe',
  enabled: true,
  email: 'John.Doe@example.com',
  name: { given: 'John', family: 'Doe' },
  role: 'SA',
  'shoe-size': 43,
  memberOfGroupNames: ['Admin', 'User'],
  contacts: [
    { info: 'user01@test.com', primary: false, type: 'email' },
    { info: 9876512345, primary: true, type: 'phone' },
    { info: 9876511111, primary: false, type: 'phone' },
  ],
}
const valueOf = (source: string) => evaluateExpression(parseExpression(source), { user })

// The samples of PingOne's own documentation, as far as the simulator has them.
it.each([
  ["'FirstName'", 'FirstName'],
  ['"User"', 'User'],
  ["'''string'''", "'string'"],
  ['34533535454345L', 34533535454345],
  ['8.57', 8.57],
  ["{'USER'}", ['USER']],
  ["{'firstName': 'John'}", { firstName: 'John' }],
  ["user.name.given + ', ' + user.name.family", 'John, Doe'],
  ["user['name']['given']", 'John'],
  ["user['shoe-size']", 43],
  ['#string.substring(user.name.given, 0, 1) + #string.substring(user.name.family, 0, 4)', 'JDoe'],
  ["#regex.findAllMatches('user01@test.com', '(?<=@)[^.]+')", ['test']],
  [
    "user.name.given + ' ' + user.name.family + ', ' + ({'PM': 'Product Manager', 'SA': 'Software Architect'}[user.role] ?: 'Unknown')",
    'John Doe, Software Architect',
  ],
  [
    "user.name.given + ' ' + user.name.family + ', ' + {'PM': 'Product Manager', 'SA': 'Software Architect'}[user.role] ?: 'Unknown'",
    'John Doe, Software Architect',
  ],
  ["user.name.given + ', ' + user.name.middle + ', ' + user.name.family", 'John, null, Doe'],
  ["#string.join({user.name.given, user.name.middle, user.name.family}, ', ')", 'John, Doe'],
  ["3 + (user.age ?: '')", '3'],
  ['{user.externalId}', [null]],
  ['#data.removeAll({user.externalId}, {null})', []],
  ["(user.active ?: false) ? 'Active' : 'Inactive'", 'Inactive'],
  ['{:}', {}],
  ['{userId: 100001, name: {first: user.name.given}}.name.first', 'John'],
  ["{'name': 1}['other']", null],
  ['user.memberOfGroupNames.![#string.upperCase(#this)]', ['ADMIN', 'USER']],
  [
    "user.memberOfGroupNames.!['CN=' + #this + ',DC=example,DC=com']",
    ['CN=Admin,DC=example,DC=com', 'CN=User,DC=example,DC=com'],
  ],
  [
    "user.memberOfGroupNames.![#root.user.username + ' - ' + #this]",
    ['jdoe - Admin', 'jdoe - User'],
  ],
  ['{1,2,3,4,5,6}.?[#this % 2 == 0]', [2, 4, 6]],
  ['{1,2,3,4,5,6}.^[#this % 2 == 0]', 2],
  ['{1,2,3,4,5,6}.$[#this % 2 == 0]', 6],
  ['user.contacts.![type]', ['email', 'phone', 'phone']],
  ['user.contacts.?[primary].![info]', [9876512345]],
  ["user.contacts.?[primary].![{'primaryContact': info}]", [{ primaryContact: 9876512345 }]],
  ["{'List', 'of', 'Strings'}[1]", 'of'],
  ['5 lt 12 and 6 LE 6 and 12 > 5 and 6 != 5', true],
  ["'name' matches '[a-z]+'", true],
  ['5 > 6 or ! (4 < 3)', true],
  ["'Test' + 3", 'Test3'],
  ['7 - 5 * 2 ^ 2', -13],
  ["user.id != null ? user.id : 'N/A'", 'N/A'],
  ["user.id ?: 'N/A'", 'N/A'],
  ['user.address.city', null],
  ["#string.isNotBlank(' ')", false],
  ["#string.trim(' No Padding ')", 'No Padding'],
  ["#string.substring('example input for substring demo', -24, -19)", 'input'],
  ["#string.split('Administrator, User, Guest', ', ')", ['Administrator', 'User', 'Guest']],
  ["#string.join({'Administrator', 'User', 'Guest'}, ', ')", 'Administrator, User, Guest'],
  ["#string.indexOf('To find and return index or return -1', 'return', -1)", 12],
  ["#string.lastIndexOf('To find and return index or return -1', 'return', 50)", 28],
  [
    "#string.replace('input values replaced by input replacement', 'in', 'out', -1)",
    'output values replaced by output replacement',
  ],
  ["#string.compare('Input', 'INPUT', true)", 0],
  ["#string.asInt('9876543210123456789', 0)", 0],
  ["#string.asBase64Encoded('Test Value for encoding')", 'VGVzdCBWYWx1ZSBmb3IgZW5jb2Rpbmc='],
  ["#string.asBase64Decoded('VGVzdCBWYWx1ZSBmb3IgZW5jb2Rpbmc=')", 'Test Value for encoding'],
  ["#string.asUrlEncoded('username=johndoe+admin')", 'username%3Djohndoe%2Badmin'],
  ["#string.asUrlDecoded('username%3Djohndoe%2Badmin')", 'username=johndoe+admin'],
  ["#string.firstNonBlank(null, '', ' ', 'firstNonEmpty', 'second')", 'firstNonEmpty'],
  [
    "#regex.replaceAll('numeric data to be replaced [1, 2]', 'to be ', '', '1', 'one', '2', 'two')",
    'numeric data replaced [one, two]',
  ],
  ["#regex.matches('upper case', '([a-z]+)( +)([a-z]+)')", true],
  ['#data.containsAll({2,4,6,8,10}, {2,9})', false],
  ['#data.containsAny({2,4,6,8,10}, {2,9,11})', true],
  ['#data.removeAll({2,4,6,8,10}, {2,6,11})', [4, 8, 10]],
  ['#data.union({2,4}, {1,2})', [2, 4, 1, 2]],
  ["#datetime.addDays('2021-01-31T01:01:01Z', 1)", '2021-02-01T01:01:01.000Z'],
  ["#datetime.addDays('2021-03-01Z', -1)", '2021-02-28T00:00:00.000Z'],
  ["#datetime.addMonths('2021-01-31Z', 1)", '2021-02-28T00:00:00.000Z'],
  ["#datetime.addMonths('2020-12-31T01:01:01.001Z', 2)", '2021-02-28T01:01:01.001Z'],
  ["#datetime.addYears('2021-01-31T01:01:01Z', 1)", '2022-01-31T01:01:01.000Z'],
  ["#datetime.addHours('2020-12-31T23:59:59.001Z', 3)", '2021-01-01T02:59:59.001Z'],
  ["#datetime.addMinutes('2021-01-31T23:59:59Z', 10)", '2021-02-01T00:09:59.000Z'],
  ["#datetime.addSeconds('2021-02-28Z', 1)", '2021-02-28T00:00:01.000Z'],
  ["#datetime.addSeconds('2023-01-01T23:59:59+800', 1)", '2023-01-01T16:00:00.000Z'],
  ["#datetime.getMonth('2021-02-28Z')", 2],
  ["#datetime.getHour('2021-01-31T23:59:59Z')", 23],
  ["#datetime.getYear('soon')", -1],
  ['#datetime.toDateTime(2021, 1, 31, 10, 15, 0)', '2021-01-31T10:15:00.000Z'],
  ['#datetime.toDateTime(2021, 2, 31, 10, 15, 0)', null],
  ["#datetime.weeksBetween('2021-01-15T00:00:01Z', '2021-01-01T10:30:00Z', -1)", -2],
  ["#datetime.monthsBetween('2021-02-01T00:00:01Z', '2021-03-01T10:30:00Z', -1)", 1],
  ["#datetime.monthsBetween('2021-01-31Z', '2021-02-28Z', -1)", 0],
  ["#datetime.yearsBetween('2022-01-01T00:00:01Z', '2021-01-01T10:30:00Z', -1)", -1],
  ["#datetime.toTime('2021-01-31T23:59:59Z')", '23:59:59Z'],
  ["#datetime.daysBetween('2021-01-03T00:00:01Z', '2021-01-01T10:30:00Z', -1)", -2],
  ["#datetime.toUnixTimestamp('2020-12-31T23:59:59.001Z')", 1609459199],
  ["#datetime.toDate('2021-02-31Z')", null],
  ["#core.ifelse(user.role == 'PM', 'plans', user.role == 'SA', 'draws', 'rests')", 'draws'],
  ["#core.switchExpr(user.role, 'PM', 1, 'SA', 2, 0)", 2],
  ["${user.name.given + ' ' + user.name.family}", 'John Doe'],
])('evaluates %s', (source, value) => {
  expect(valueOf(source)).toEqual(value)
})

it.each([
  ['', 'The expression is empty', 0],
  ["'Hi'+ user.username", 'The operator + needs a space on each side', 4],
  ['user.enabled<30', 'The operator < needs a space', 12],
  ["user.id?: 'x'", 'The operator ?: needs a space', 7],
  ['username', 'as in user.username', 0],
  ['user.', 'Expected the name of a property', 5],
  ['user.name.given.toLowerCase()', 'call no methods such as toLowerCase()', 16],
  ['user?.name', 'no safe navigation', 4],
  ["user.type = 'x'", 'no assignment', 10],
  ['T(java.lang.Runtime)', 'switched off the type operator', 0],
  ['new int[] {1}', 'Arrays', 0],
  ['concat(user.username)', 'There is no function concat()', 0],
  ['#string.toLowerCase(user.username)', '#string has isNotEmpty', 1],
  ['#strings.trim(user.username)', 'There is no #strings', 1],
  ['#string.trim()', 'takes 1 arguments, not 0', 1],
  ["#crypto.hmacHexDigest('a', 'b', 'c')", 'PingOne has #crypto.hmacHexDigest', 1],
  ["'never ends", 'has no end', 0],
  ['(user.username', 'Expected ), found the end', 14],
  ['user.username user.email', 'Expected an operator or the end', 14],
  ['user.username @ 1', 'The character @', 14],
  ['99999999999999999999', 'too large', 0],
  ['${user.username +1}', 'needs a space', 16],
  ['('.repeat(60), 'nested at most', 50],
  ['!'.repeat(60), 'nested at most', 50],
  ["'x'".padEnd(4001), 'at most 4000 characters', 4000],
  ['#string.constructor(1)', 'There is no function', 1],
  ['{1 constructor', 'Expected ,, found constructor', 3],
] as const)('refuses %s', (source, message, position) => {
  const refused = () => parseExpression(source)
  expect(refused).toThrow(ExpressionSyntaxError)
  expect(refused).toThrow(message)
  expect(refused).toThrow(expect.objectContaining({ position }))
})

it.each([
  ['user.name + 1 > 2', 'cannot be added'],
  ['user.name.given > 3', 'cannot be compared'],
  ['user.middle ? 1 : 2', 'A condition is true or false, not null'],
  ['user.role * 2', 'takes numbers, not "SA"'],
  ['3 + user.age', 'cannot be added'],
  ["{'name': {'first': user.name.given}}.name.middle", 'The map in the expression has no middle'],
  ['1 / 0', 'division by zero'],
  ["#datetime.addDays('2021-01-31Z', 999999999)", 'out of range'],
  ['10 ^ 999', 'out of range'],
  ['user.memberOfGroupNames[7]', 'A list of 2 has no element 7'],
  ['user.username.![#this]', 'Only a list'],
  ["{'a': 1}[user.middle]", 'What is in the brackets'],
  ["user.username matches '('", 'cannot be read'],
  ['#string.substring(user.username, 0.5, 1)', 'A whole number is expected'],
  [
    "#string.replace(#string.replace(#string.replace(#string.replace('xxxxxxxxxx', 'x', 'xxxxxxxxxx', -1), 'x', 'xxxxxxxxxx', -1), 'x', 'xxxxxxxxxx', -1), 'x', 'xxxxxxxxxx', -1) + 'x'",
    'longer than 10000',
  ],
])('gives no value for %s', (source, message) => {
  expect(() => valueOf(source)).toThrow(ExpressionValueError)
  expect(() => valueOf(source)).toThrow(message)
})

it('passes over the empty text with ?:', () => {
  expect(valueOf("'' ?: 'x'")).toBe('x')
})

it('counts on from what an operator does not need', () => {
  expect(valueOf('false and user.name')).toBe(false)
  expect(valueOf('true or user.name')).toBe(true)
})

it('reads no property that the data has not of its own', () => {
  expect(valueOf('user.constructor.constructor')).toBeNull()
  expect(valueOf("{'__proto__': 1}['__proto__']")).toBe(1)
})

it('names every function with its parameters', () => {
  expect(expressionFunctions).toContain('#string.substring(input, start, end)')
})

it('reads the attributes of a group where asked to', () => {
  const expression = parseExpression("'PingOne ' + group.name", 'group')
  expect(evaluateExpression(expression, { group: { name: 'Sales' } })).toBe('PingOne Sales')
  expect(() => parseExpression('user.username', 'group')).toThrow('as in group.user')
})
