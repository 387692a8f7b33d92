// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { assess } from '../src/report/assess.ts'
import {
  exampleFinding,
  exampleReport,
  hostileReport,
} from '../src/report/example-report.test-support.ts'
import { formatJunit } from '../src/report/junit.ts'

/** Parses XML as strictly as its specification asks; throws for what is not well-formed. */
function parse(xml: string): Element {
  const { documentElement } = new DOMParser().parseFromString(xml, 'application/xml')
  const error = documentElement.querySelector('parsererror')
  if (error ?? documentElement.nodeName === 'parsererror')
    throw new Error(documentElement.textContent)
  return documentElement
}

const number = /^\d+(\.\d+)?$/
const any = /^[^]*$/

/** What the readers of JUnit XML agree on: the children of each element in their order, and its attributes; `!` marks a required one. */
const structure: Readonly<
  Record<string, { children: readonly string[]; attributes: Readonly<Record<string, RegExp>> }>
> = {
  testsuites: {
    children: ['testsuite'],
    attributes: { name: any, time: number, tests: number, failures: number, errors: number },
  },
  testsuite: {
    children: ['properties', 'testcase', 'system-out', 'system-err'],
    attributes: {
      ...{ 'name!': any, 'tests!': number, failures: number, errors: number, skipped: number },
      ...{ time: number, timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/, hostname: any },
    },
  },
  testcase: {
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    attributes: { 'name!': any, 'classname!': any, time: number },
  },
  skipped: { children: [], attributes: { message: any } },
  failure: { children: [], attributes: { type: any, message: any } },
  'system-out': { children: [], attributes: {} },
}

function objectionsTo(element: Element): readonly string[] {
  const rule = structure[element.nodeName]
  if (rule === undefined) return [`unknown element ${element.nodeName}`]
  const given = Object.fromEntries(
    [...element.attributes].map(({ name, value }) => [name, value] as const),
  )
  const known = Object.entries(rule.attributes).map(
    ([name, pattern]) => [name.replace('!', ''), pattern, name.endsWith('!')] as const,
  )
  const children = [...element.children]
  const positions = children.map(({ nodeName }) => rule.children.indexOf(nodeName))
  return [
    ...Object.keys(given)
      .filter((name) => !known.some(([each]) => each === name))
      .map((name) => `${element.nodeName}: unknown attribute ${name}`),
    ...known
      .filter(([name, pattern, isRequired]) =>
        given[name] === undefined ? isRequired : !pattern.test(given[name]),
      )
      .map(([name]) => `${element.nodeName}: attribute ${name} is ${given[name]}`),
    ...(positions.some((position, index) => position < Math.max(0, ...positions.slice(0, index)))
      ? [`${element.nodeName}: its children are out of order`]
      : []),
    ...children.flatMap(objectionsTo),
  ]
}

const format = (report: typeof hostileReport) => formatJunit(report, assess(report))
const select = (root: Element, selector: string) => [...root.querySelectorAll(selector)]

it('is well-formed and has the structure of JUnit, whatever the endpoint answers', () => {
  expect(objectionsTo(parse(format(hostileReport)))).toEqual([])
  expect(objectionsTo(parse(format(exampleReport([]))))).toEqual([])
})

it('finds an objection where there is one', () => {
  const wrong = parse('<testsuites><testsuite tests="x"><wrong/></testsuite></testsuites>')
  expect(objectionsTo(wrong)).toEqual([
    'testsuite: attribute name is undefined',
    'testsuite: attribute tests is x',
    'testsuite: its children are out of order',
    'unknown element wrong',
  ])
  expect(() => parse('<a>&nbsp;\u0000</a>')).toThrow(/\S/)
})

it('has a case for each finding, fails those that fail the run, and counts them', () => {
  const root = parse(format(hostileReport))
  expect(select(root, 'testcase').length).toBe(6)
  const failed = select(root, 'failure').map((each) => each.parentElement?.getAttribute('name'))
  expect(failed).toEqual([
    'users.disable: The check users.disable',
    'groups.create: The check groups.create',
    'users.create: The check users.create',
  ])
  expect(root.getAttribute('failures')).toBe('3')
  for (const suite of select(root, 'testsuite')) {
    expect(suite.getAttribute('tests')).toBe(String(select(suite, 'testcase').length))
    expect(suite.getAttribute('failures')).toBe(String(select(suite, 'failure').length))
    expect(suite.getAttribute('skipped')).toBe(String(select(suite, 'skipped').length))
  }
})

it('passes what the baseline accepts, with its text as output', () => {
  const report = exampleReport([exampleFinding('users.disable', 'breaks')])
  const root = parse(formatJunit(report, assess(report, { baseline: report })))
  expect(select(root, 'failure')).toEqual([])
  expect(select(root, 'system-out').map((each) => each.textContent)).toEqual([
    expect.stringMatching(/^breaks \(known\)\n/),
  ])
})
