// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { assess } from '../src/report/assess.ts'
import { hostile, hostileReport } from '../src/report/example-report.test-support.ts'
import { formatHtml } from '../src/report/html/html.ts'

const text = await formatHtml(hostileReport, assess(hostileReport))
const page = new DOMParser().parseFromString(text, 'text/html')
const all = (selector: string) => [...page.querySelectorAll(selector)]

it('has every finding and every exchange once', () => {
  expect(all('.finding').map(({ id }) => id)).toEqual([
    ...hostileReport.findings.map(({ id }) => id),
    'users.create@current,userUpdate=patch',
  ])
  const ids = all('.exchange').map(({ id }) => id)
  expect(ids.toSorted()).toEqual(
    ['one', 'two', 'three', 'four'].map((id) => `exchange-${id}`).toSorted(),
  )
})

it('shows texts of the endpoint as texts', () => {
  expect(all('script').length).toBe(1)
  expect(all('img')).toEqual([])
  const attributes = all('*').flatMap((element) => [...element.attributes])
  expect(attributes.filter(({ name }) => /^on|^style$/.test(name))).toEqual([])
  for (const code of [0, 0x1b, 0x202e]) expect(text).not.toContain(String.fromCodePoint(code))
  expect(page.body.textContent).toContain(hostile.slice(0, 40))
})

it('leads nowhere but to the web by links, and requests nothing', () => {
  const addresses = all('[src], [href]').map(
    (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
  )
  expect(
    addresses.filter((address) => !/^(#|https:\/\/www\.rfc-editor\.org\/|data:,$)/.test(address)),
  ).toEqual([])
  for (const name of all('a[href^="#"]').map((link) => link.getAttribute('href')?.slice(1) ?? ''))
    expect(page.getElementById(name)).not.toBeNull()
})

it('has no id twice', () => {
  const ids = all('[id]').map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
})
